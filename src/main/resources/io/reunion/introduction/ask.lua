-- Notes that one member wants to be introduced to another. Running it again with the same id changes nothing.
-- KEYS 1 introduction (hash: a, b, r, ca, cb, s, at, until, told)  2 asked by this member (zset: "ID OTHER" by ms)
--      3 about the other (set of ID)  4 counts (hash)  5 unplanned (set: "ID STATE")
-- ARGV 1 id  2 asker  3 asked  4 reason  5 the asker's contact  6 now, ms  7 answer awaited until, ms  8 most in a week
--      9 the same person again only after, ms
-- Returns ASKED, or AGAIN and since when (ms), or LIMIT and until when (ms).
local record, mine, theirs, counts, unplanned = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, asker, asked, reason, contact = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local now, till, most, apart = tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8]), tonumber(ARGV[9])
local week = 604800000

if redis.call('EXISTS', record) == 1 then return {'ASKED'} end
redis.call('ZREMRANGEBYSCORE', mine, '-inf', now - apart)
local before = redis.call('ZRANGE', mine, 0, -1, 'WITHSCORES')
local inWeek, first = 0, 0
for i = 1, #before, 2 do
  local at = tonumber(before[i + 1])
  if string.match(before[i], ' (.+)$') == asked then return {'AGAIN', string.format('%.0f', at)} end
  if at > now - week then
    inWeek = inWeek + 1
    if first == 0 then first = at end
  end
end
if inWeek >= most then return {'LIMIT', string.format('%.0f', first + week)} end
redis.call('HSET', record, 'a', asker, 'b', asked, 'r', reason, 'ca', contact, 'cb', '', 's', 'WAITING',
  'at', string.format('%.0f', now), 'until', till, 'told', '0')
redis.call('PEXPIRE', record, apart)
redis.call('ZADD', mine, string.format('%.0f', now), id .. ' ' .. asked)
redis.call('PEXPIRE', mine, apart)
redis.call('SADD', theirs, id)
redis.call('PEXPIRE', theirs, apart)
redis.call('HINCRBY', counts, 'asked', 1)
redis.call('SADD', unplanned, id .. ' WAITING')
return {'ASKED'}
