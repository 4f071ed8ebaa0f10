-- Counts an announcement for a chat, if the chat may have one more today. One that is counted already is admitted again, so a
-- repeated call is harmless. Redis' clock decides.
-- KEYS 1 noise (zset: announcement by ms)
-- ARGV 1 announcement  2 most in a day, 0 = no bound  3 a day, ms  4 how long it is remembered, ms
-- Returns 0, or how many ms until it may.
local noise, announcement = KEYS[1], ARGV[1]
local most, day, kept = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

if redis.call('ZSCORE', noise, announcement) then return 0 end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', noise, '-inf', now - kept)
if most > 0 then
  local today = redis.call('ZRANGEBYSCORE', noise, now - day + 1, '+inf', 'WITHSCORES')
  local over = #today / 2 - most
  if over >= 0 then return math.max(1, tonumber(today[2 * over + 2]) + day - now) end
end
redis.call('ZADD', noise, now, announcement)
redis.call('PEXPIRE', noise, kept)
return 0
