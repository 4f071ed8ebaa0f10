-- Changes fields of an event; the answers' script owns taken, sequence and capacity.
-- KEYS 1 event (hash)
-- ARGV field, value, ...
-- Returns the new version, or NO_EVENT.
local event = KEYS[1]

if redis.call('EXISTS', event) == 0 then return 'NO_EVENT' end
redis.call('HSET', event, unpack(ARGV))
redis.call('HDEL', event, 'past')
redis.call('HINCRBY', event, 'revision', 1)
return tostring(redis.call('HINCRBY', event, 'version', 1))
