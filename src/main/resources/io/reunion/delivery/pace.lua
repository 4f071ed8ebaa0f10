-- Asks several limits at once whether something may be sent, and counts it if all of them allow it (GCRA). Redis' clock decides, so
-- instances with wrong clocks cannot overdraw. Not idempotent: a repeated call counts twice, which errs on the slow side.
-- A send that has to wait is counted all the same, as long as the wait is not too long: its turn is then reserved.
-- KEYS 1 hold of the account (string: µs)  2 hold of the chat (string: µs)  3.. one per limit (string: theoretical arrival, µs)
-- ARGV 1 longest wait for which a turn is reserved, µs  then for each limit: 2 µs between sends, 3 burst
-- Returns how many µs to wait; if that is more than the longest wait, nothing was counted.
local longest = tonumber(ARGV[1])
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]

local wait = 0
for i = 1, 2 do
  local hold = tonumber(redis.call('GET', KEYS[i]) or '0')
  if hold - now > wait then wait = hold - now end
end
local arrivals = {}
for i = 3, #KEYS do
  local gap, burst = tonumber(ARGV[(i - 3) * 2 + 2]), tonumber(ARGV[(i - 3) * 2 + 3])
  local arrival = tonumber(redis.call('GET', KEYS[i]) or '0')
  if arrival < now then arrival = now end
  -- A clock that was set back must not make anybody wait for ever.
  if arrival > now + gap * (burst + 100) + 120000000 then arrival = now + gap * burst end
  local after = arrival + gap
  if after - gap * burst - now > wait then wait = after - gap * burst - now end
  arrivals[i] = after
end
if wait > longest then return wait end
for i = 3, #KEYS do
  redis.call('SET', KEYS[i], string.format('%.0f', arrivals[i]), 'PX', math.floor((arrivals[i] - now) / 1000) + 1000)
end
return wait
