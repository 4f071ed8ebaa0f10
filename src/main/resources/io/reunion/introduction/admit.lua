-- Whether the question of an introduction may be put to the one whom it concerns now, and that it is then. Running it again
-- changes nothing more.
-- KEYS 1 introduction (hash)  2 put to this member (zset: ID by ms)  3 paused (set of members)  4 blocks (set: "WHO WHOM")
-- ARGV 1 id  2 now, ms  3 most in a week
-- Returns ASK, LATER, or NEVER if it is over or unwanted.
local record, told, paused, blocks = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, now, most = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local week = 604800000

local asker, asked, state, till, before = unpack(redis.call('HMGET', record, 'a', 'b', 's', 'until', 'told'))
if not asker or state ~= 'WAITING' or now >= tonumber(till) then return 'NEVER' end
if redis.call('SISMEMBER', blocks, asked .. ' ' .. asker) == 1 then return 'NEVER' end
if before == '1' then return 'ASK' end
if redis.call('SISMEMBER', paused, asked) == 1 then return 'LATER' end
redis.call('ZREMRANGEBYSCORE', told, '-inf', now - week)
if redis.call('ZCARD', told) >= most then return 'LATER' end
redis.call('ZADD', told, string.format('%.0f', now), id)
redis.call('PEXPIRE', told, week)
redis.call('HSET', record, 'told', '1')
return 'ASK'
