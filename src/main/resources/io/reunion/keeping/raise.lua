-- Raises the number of the form in which things are stored; one that is higher already stays. Repeating it changes nothing.
-- KEYS 1 format (string)
-- ARGV 1 the form that has been reached
-- Returns the number that stands there now.
local format, reached = KEYS[1], tonumber(ARGV[1])

local now = tonumber(redis.call('GET', format) or '0')
if now < reached then
  redis.call('SET', format, ARGV[1])
  now = reached
end
return now
