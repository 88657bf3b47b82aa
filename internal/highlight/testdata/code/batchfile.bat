@echo off
rem copies the notes of a day
setlocal enabledelayedexpansion
set DAY=%1
:: nothing to do
if not exist "%DAY%.md" goto missing
for %%f in (*.md) do (
  copy /y %%~nf.md backup\ > nul 2>&1
  call :count %%f & find.exe /c "a^b !DAY!" 'x'
)
if %errorlevel% neq 0x1f exit /b 3
powershell.exe --help | more
goto :eof
:missing
echo no file for `%date%`
