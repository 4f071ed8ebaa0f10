-- Counts a message that nobody asked for, if the group may have one more within a day. One that is counted already is admitted
-- again, so a repeated call is harmless. Redis' clock decides.
-- KEYS 1 unasked (zset: message by ms)
-- ARGV 1 message  2 most in a day, -1 = no bound  3 a day, ms
-- Returns 0, or how many ms until it may.
local unasked, message = KEYS[1], ARGV[1]
local most, day = tonumber(ARGV[2]), tonumber(ARGV[3])

if redis.call('ZSCORE', unasked, message) then return 0 end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', unasked, '-inf', now - day)
if most == 0 then return day end
if most > 0 then
  local over = redis.call('ZCARD', unasked) - most
  if over >= 0 then
    local oldest = redis.call('ZRANGE', unasked, over, over, 'WITHSCORES')
    return math.max(1, tonumber(oldest[2]) + day - now)
  end
end
redis.call('ZADD', unasked, string.format('%.0f', now), message)
redis.call('PEXPIRE', unasked, day)
return 0
