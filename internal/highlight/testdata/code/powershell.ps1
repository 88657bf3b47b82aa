<#
.SYNOPSIS
  백업을 만든다
#>
#requires -version 5
[CmdletBinding()]
param(
    [Parameter(Mandatory=$true)][string]$Path,
    [int]$Days = 7, [switch]$Force
)
function Get-Backup {
    param($Name)
    $now = Get-Date -Format "yyyy-MM-dd"
    if ($Name -eq $null -or $Name.Length -gt 10) { return "없음: $Name $($now.Year)`n" }
    foreach ($file in Get-ChildItem -Path $Path -Recurse | Where-Object { $_.Length -gt 1MB }) {
        Write-Host "파일: $($file.Name)" -ForegroundColor Green
        Copy-Item $file.FullName -Destination $env:TEMP\backup -Force
    }
}
$map = @{ a = 1; b = 'two'; c = @(1, 2, 3.5) }
$text = @"
여러 줄 $Path
"@
try { Get-Backup "한글" } catch { Write-Error $_.Exception.Message } finally { }
switch ($Days) { 1 { 'one' } default { [Math]::Max(1, 2) } }
while ($true) { $i++; break }
1..10 | ForEach-Object { $_ * 2 } # 주석
class Post { [string]$Title; Post([string]$t) { $this.Title = $t } }
Write-Host "합계: $(Get-Sum 1 2) 끝" `
  -ForegroundColor Green
$first = $(Get-Item .)
