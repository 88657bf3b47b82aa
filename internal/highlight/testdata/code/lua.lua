#!/usr/bin/lua
-- 오늘의 루아
--[[ 여러 줄
주석 ]]
local M = {}
M.version = "1.0"

local function greet(name, ...)
  local args = {...}
  if name == nil or name == '' then
    return "이름이 없다\n"
  elseif #args > 0 and not false then
    return string.format("%s, %d", name, select("#", ...))
  end
  return "안녕 " .. name
end

function M.Stack:push(x)
  self.items[#self.items + 1] = x
  table.insert(self.items, x)
end

for i = 1, 10, 2 do print(i, i ^ 2, i % 3) end
for k, v in pairs({a = 1, ["b"] = 0xFF, 3.14}) do io.write(k, tostring(v)) end
while true do break end
repeat local x = math.floor(1e3) until x ~= 0
local s = [[긴
문자열]] .. [==[ 또 ]] 하나 ]==]
local t = setmetatable({}, {__index = function(t, k) return rawget(t, k) end})
print(s:gsub("%s+", " "), s:len(), os.time(), t.x.y)
goto done
::done::
return M
s = s:gsub('^%s+(%d)', '') .. 'it\'s' .. "a \"b\"" .. string.gsub("[a-z]$", "x")
gsub('(%w+)$', "a")
