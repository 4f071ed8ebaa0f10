-- Notes that somebody changes an event and others with it, if it is defined as they have read it: whoever has read the same is
-- refused from then on. Running it again for the same operation changes nothing and answers the same.
-- KEYS 1 event (hash)  2 operation (string: the version that this has made)
-- ARGV 1 the definition of the event that the caller goes by ("operation:revision")  2 how long an operation is known, s
-- Returns the new version, NO_EVENT, or MOVED if the event is defined otherwise by now; nothing has changed then.
local event, operation = KEYS[1], KEYS[2]
local stamp, known = ARGV[1], ARGV[2]

if redis.call('EXISTS', event) == 0 then return 'NO_EVENT' end
local made = redis.call('GET', operation)
if made then return made end
local definition = redis.call('HMGET', event, 'operation', 'revision')
if (definition[1] or '') .. ':' .. (definition[2] or '') ~= stamp then return 'MOVED' end
redis.call('HINCRBY', event, 'revision', 1)
local version = tostring(redis.call('HINCRBY', event, 'version', 1))
redis.call('SET', operation, version, 'EX', known)
return version
