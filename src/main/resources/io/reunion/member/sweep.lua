-- Tells what was noted long ago and never told: its writer died in between, and the write may have happened. Idempotent.
-- KEYS 1 changed (zset: ID by number)  2 gone (zset: ID by number)  3 dirty (zset: ID:OPERATION by ms)  4 number (counter)
-- ARGV 1 how long ago in ms  2 at most how many
-- Returns how many were told.
local changed, gone, dirty, number = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local ago, most = tonumber(ARGV[1]), ARGV[2]

local time = redis.call('TIME')
local until_ms = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) - ago)
local noted = redis.call('ZRANGEBYSCORE', dirty, '-inf', until_ms, 'LIMIT', 0, most)
for i = 1, #noted do
  local id = string.match(noted[i], '^[^:]+')
  local list = changed
  if redis.call('ZSCORE', gone, id) then list = gone end
  redis.call('ZADD', list, redis.call('INCR', number), id)
  redis.call('ZREM', dirty, noted[i])
end
return #noted
