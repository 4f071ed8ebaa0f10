-- Holds, holds on to, or lets go of the right to pull: one instance at a time. Calling twice is harmless.
-- KEYS 1 the right (string: who holds it)
-- ARGV 1 who asks  2 for how long, in ms (0 = let go)
-- Returns HELD, FREE after letting go, or TAKEN if somebody else holds it.
local right = KEYS[1]
local who, ms = ARGV[1], tonumber(ARGV[2])

local holder = redis.call('GET', right)
if holder and holder ~= who then return 'TAKEN' end
if ms == 0 then
  redis.call('DEL', right)
  return 'FREE'
end
redis.call('SET', right, who, 'PX', ms)
return 'HELD'
