-- A platform said "too many": nothing is sent before the time it named, no burst follows, and from then on half as much is sent as
-- before, which recovers by and by. The longer of two holds wins, so a repeated call changes nothing; what was on its way when the pace
-- was halved does not halve it again.
-- KEYS 1 hold (string: µs)  2 pace (string: "share:µs")  3.. the limits under it (string: theoretical arrival, µs)
-- ARGV 1 how long, µs  then for each limit: 2 µs between sends, 3 burst
-- Returns 1 if this hold is the longest, else 0.
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local till = now + tonumber(ARGV[1])
local LEAST, RECOVERED_IN_A_MINUTE, ON_ITS_WAY = 0.25, 0.05, 5000000

if till <= tonumber(redis.call('GET', KEYS[1]) or '0') then return 0 end
redis.call('SET', KEYS[1], string.format('%.0f', till), 'PX', math.floor(tonumber(ARGV[1]) / 1000) + 1)
local left, since = string.match(redis.call('GET', KEYS[2]) or '', '^([%d.]+):(%d+)$')
local share = 1
if left then
  share = math.min(1, tonumber(left) + math.max(0, now - tonumber(since)) / 60000000 * RECOVERED_IN_A_MINUTE)
end
if not left or now - tonumber(since) > ON_ITS_WAY then
  share = math.max(LEAST, share / 2)
  redis.call(
    'SET', KEYS[2], string.format('%.4f:%.0f', share, now), 'PX', math.ceil((1 - share) / RECOVERED_IN_A_MINUTE * 60000))
end
for i = 3, #KEYS do
  local gap, burst = tonumber(ARGV[(i - 3) * 2 + 2]) / share, tonumber(ARGV[(i - 3) * 2 + 3])
  local arrival = till + gap * (burst - 1)
  redis.call('SET', KEYS[i], string.format('%.0f', arrival), 'PX', math.floor((arrival - now) / 1000) + 1000)
end
return 1
