-- Changes fields of an event; the answers' script owns taken, sequence and capacity. Running it again for the same operation
-- changes nothing and answers the same.
-- KEYS 1 event (hash)  2 operation (string: the version that it has made)
-- ARGV 1 operation id, empty to change in any case  2 how long an operation is known, s  3.. field, value, ...
-- Returns the new version, or NO_EVENT.
local event, operation = KEYS[1], KEYS[2]
local op, known = ARGV[1], ARGV[2]

if redis.call('EXISTS', event) == 0 then return 'NO_EVENT' end
local made = op ~= '' and redis.call('GET', operation)
if made then return made end
redis.call('HSET', event, unpack(ARGV, 3))
redis.call('HDEL', event, 'past')
redis.call('HINCRBY', event, 'revision', 1)
local version = tostring(redis.call('HINCRBY', event, 'version', 1))
if op ~= '' then redis.call('SET', operation, version, 'EX', known) end
return version
