-- A platform said "too many": nothing is sent before the time it named, and no burst follows. The longer of two holds wins, so a
-- repeated call changes nothing.
-- KEYS 1 hold (string: µs)  2.. the limits under it (string: theoretical arrival, µs)
-- ARGV 1 how long, µs  then for each limit: 2 µs between sends, 3 burst
-- Returns 1 if this hold is the longest, else 0.
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local till = now + tonumber(ARGV[1])

if till <= tonumber(redis.call('GET', KEYS[1]) or '0') then return 0 end
redis.call('SET', KEYS[1], string.format('%.0f', till), 'PX', math.floor(tonumber(ARGV[1]) / 1000) + 1)
for i = 2, #KEYS do
  local gap, burst = tonumber(ARGV[(i - 2) * 2 + 2]), tonumber(ARGV[(i - 2) * 2 + 3])
  local arrival = till + gap * (burst - 1)
  redis.call('SET', KEYS[i], string.format('%.0f', arrival), 'PX', math.floor((arrival - now) / 1000) + 1000)
end
return 1
