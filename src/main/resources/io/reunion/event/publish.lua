-- Tells by what calendars know an event, and settles it where that was not done yet. Running it again changes nothing.
-- KEYS 1 event (hash: uid is '' until it is settled, and absent of events that are older than this; calendarSequence, version)
-- ARGV 1 the uid of one that has none yet  2 the uid of one that is older than this
-- Returns {uid, sequence}, or {} if there is no such event.
local event = KEYS[1]

if redis.call('EXISTS', event) == 0 then return {} end
local known = redis.call('HMGET', event, 'uid', 'calendarSequence', 'version')
local uid, sequence = known[1], known[2]
if not uid or uid == '' then
  uid = uid and ARGV[1] or ARGV[2]
  redis.call('HSET', event, 'uid', uid)
end
if not sequence then
  sequence = known[3] or '0'
  redis.call('HSET', event, 'calendarSequence', sequence)
end
return { uid, sequence }
