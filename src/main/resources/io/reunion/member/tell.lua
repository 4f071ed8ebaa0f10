-- Tells that members were written or removed: each gets the next number of the feed, and what was noted before is forgotten.
-- Telling twice gives a later number, which makes readers read again: harmless.
-- KEYS 1 changed (zset: ID by number)  2 gone (zset: ID by number)  3 dirty (zset)  4 number (counter)
-- ARGV 1 CHANGED or GONE  2 how many of the gone to remember  3.. ID:OPERATION
-- Returns the last number given.
local changed, gone, dirty, number = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local what, remember = ARGV[1], tonumber(ARGV[2])

local last = redis.call('GET', number) or '0'
for i = 3, #ARGV do
  local id = string.match(ARGV[i], '^[^:]+')
  last = redis.call('INCR', number)
  if what == 'GONE' then
    redis.call('ZREM', changed, id)
    redis.call('ZADD', gone, last, id)
  else
    redis.call('ZREM', gone, id)
    redis.call('ZADD', changed, last, id)
  end
  redis.call('ZREM', dirty, ARGV[i])
end
if what == 'GONE' then redis.call('ZREMRANGEBYRANK', gone, 0, -1 - remember) end
return last
