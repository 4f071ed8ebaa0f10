-- Which of the profiles that were found may still be shown to this person: so many different ones a day, so many in 30 days. A
-- profile that was shown within the day costs nothing again, so running it again with the same profiles changes nothing.
-- KEYS 1 shown (zset: member by the ms at which they were last shown)
-- ARGV 1 now, ms  2 most in a day  3 most in 30 days  4.. members, best first
-- Returns how many of those that may be shown are new in 30 days, and them, in order.
local shown = KEYS[1]
local now, daily, monthly = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local day, month = 86400000, 2592000000

redis.call('ZREMRANGEBYSCORE', shown, '-inf', now - month)
local inDay = redis.call('ZCOUNT', shown, '(' .. string.format('%.0f', now - day), '+inf')
local inMonth = redis.call('ZCARD', shown)
local allowed, fresh = {}, 0
for i = 4, #ARGV do
  local last = tonumber(redis.call('ZSCORE', shown, ARGV[i]) or '-1')
  local today = last > now - day
  if today then
    allowed[#allowed + 1] = ARGV[i]
  elseif inDay < daily and (last >= 0 or inMonth < monthly) then
    redis.call('ZADD', shown, string.format('%.0f', now), ARGV[i])
    inDay = inDay + 1
    if last < 0 then inMonth, fresh = inMonth + 1, fresh + 1 end
    allowed[#allowed + 1] = ARGV[i]
  end
end
redis.call('PEXPIRE', shown, month)
table.insert(allowed, 1, tostring(fresh))
return allowed
