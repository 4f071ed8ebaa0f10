-- Adds recipients to a ledger. One that is in it already stays as it is, so running it again is harmless.
-- KEYS 1 due (zset: recipient by ms)  2 copies (hash: recipient to "STATE:attempt:detail")  3 counts (hash: state to number)
-- ARGV 1 ms until they are due  2.. recipients
-- Returns how many were new.
local due, copies, counts = KEYS[1], KEYS[2], KEYS[3]

local t = redis.call('TIME')
local at = t[1] * 1000 + math.floor(t[2] / 1000) + tonumber(ARGV[1])
local new = 0
for i = 2, #ARGV do
  if redis.call('HSETNX', copies, ARGV[i], 'QUEUED:0:') == 1 then
    redis.call('ZADD', due, at, ARGV[i])
    new = new + 1
  end
end
if new > 0 then redis.call('HINCRBY', counts, 'QUEUED', new) end
return new
