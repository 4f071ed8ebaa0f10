-- Changes fields of an event; the answers' script owns taken, sequence and capacity. Running it again for the same operation
-- changes nothing and answers the same.
-- KEYS 1 event (hash)  2 operation (string: the version that it has made)
-- ARGV 1 operation id, empty to change in any case  2 how long an operation is known, s
--      3 the definition of the event that the caller goes by ("operation:revision"), empty to go by none
--      4 '1' if calendars show it otherwise from now on, else ''  5.. field, value, ...
-- Returns the new version, NO_EVENT, or MOVED if the event is defined otherwise by now; nothing has changed then.
local event, operation = KEYS[1], KEYS[2]
local op, known, stamp = ARGV[1], ARGV[2], ARGV[3]

if redis.call('EXISTS', event) == 0 then return 'NO_EVENT' end
local made = op ~= '' and redis.call('GET', operation)
if made then return made end
if stamp ~= '' then
  local definition = redis.call('HMGET', event, 'operation', 'revision')
  if (definition[1] or '') .. ':' .. (definition[2] or '') ~= stamp then return 'MOVED' end
end
if ARGV[4] == '1' then
  local before = redis.call('HMGET', event, 'calendarSequence', 'version')
  redis.call('HSET', event, 'calendarSequence', string.format('%.0f', tonumber(before[1] or before[2] or '0') + 1))
end
redis.call('HSET', event, unpack(ARGV, 5))
redis.call('HDEL', event, 'past')
redis.call('HINCRBY', event, 'revision', 1)
local version = tostring(redis.call('HINCRBY', event, 'version', 1))
if op ~= '' then redis.call('SET', operation, version, 'EX', known) end
return version
