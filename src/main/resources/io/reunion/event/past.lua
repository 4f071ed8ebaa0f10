-- Notes that an event is over, once, so that its cards are shown anew.
-- KEYS 1 event (hash)
-- Returns NOTED, or KNOWN if it was noted before or there is no such event.
local event = KEYS[1]

if redis.call('EXISTS', event) == 0 or redis.call('HSETNX', event, 'past', '1') == 0 then return 'KNOWN' end
redis.call('HINCRBY', event, 'version', 1)
return 'NOTED'
