-- Asks several limits at once whether something may be sent, and counts it if all of them allow it (GCRA). Redis' clock decides, so
-- instances with wrong clocks cannot overdraw. Not idempotent: a repeated call counts twice, which errs on the slow side.
-- A send that has to wait is counted all the same, as long as the wait is not too long: its turn is then reserved.
-- KEYS 1 hold of the account (string: µs)  2 hold of the chat (string: µs)  3 pace of the account  4 pace of the chat (string: "share:µs",
--      what the platform's last "too many" has left of the rate, and when)  then one per limit (string: theoretical arrival, µs)
--      then one per quota (string: how many of it are used)
-- ARGV 1 longest wait for which a turn is reserved, µs  2 how many limits  then for each limit: µs between sends, burst, which pace it
--      follows (3 or 4)  then for each quota: how many there are, how long its count is kept, ms
-- Returns how many µs to wait, nothing having been counted if that is more than the longest wait; or -N if quota N is used up.
local longest, limits = tonumber(ARGV[1]), tonumber(ARGV[2])
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local RECOVERED_IN_A_MINUTE = 0.05

local function share(key)
  local left, since = string.match(redis.call('GET', key) or '', '^([%d.]+):(%d+)$')
  if not left then return 1 end
  return math.min(1, tonumber(left) + math.max(0, now - tonumber(since)) / 60000000 * RECOVERED_IN_A_MINUTE)
end

local firstQuota, quota = 4 + limits, 2 + 3 * limits
for i = 1, #KEYS - firstQuota do
  if tonumber(redis.call('GET', KEYS[firstQuota + i]) or '0') >= tonumber(ARGV[quota + 2 * i - 1]) then return -i end
end
local wait = 0
for i = 1, 2 do
  local hold = tonumber(redis.call('GET', KEYS[i]) or '0')
  if hold - now > wait then wait = hold - now end
end
local arrivals = {}
for i = 1, limits do
  local burst = tonumber(ARGV[3 * i + 1])
  local gap = tonumber(ARGV[3 * i]) / share(KEYS[tonumber(ARGV[3 * i + 2])])
  local arrival = tonumber(redis.call('GET', KEYS[4 + i]) or '0')
  if arrival < now then arrival = now end
  -- A clock that was set back must not make anybody wait for ever.
  if arrival > now + gap * (burst + 100) + 120000000 then arrival = now + gap * burst end
  local after = arrival + gap
  if after - gap * burst - now > wait then wait = after - gap * burst - now end
  arrivals[i] = after
end
wait = math.floor(wait)
if wait > longest then return wait end
for i = 1, limits do
  redis.call('SET', KEYS[4 + i], string.format('%.0f', arrivals[i]), 'PX', math.floor((arrivals[i] - now) / 1000) + 1000)
end
for i = 1, #KEYS - firstQuota do
  if redis.call('INCR', KEYS[firstQuota + i]) == 1 then redis.call('PEXPIRE', KEYS[firstQuota + i], ARGV[quota + 2 * i]) end
end
return wait
