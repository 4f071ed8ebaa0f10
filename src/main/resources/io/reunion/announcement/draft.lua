-- Writes an announcement that is a draft, in place of what it was before. One that has moved on stays as it is, so running it again is
-- harmless.
-- KEYS 1 announcement (hash)
-- ARGV fields and values in turn, state among them
-- Returns OK, or the state that forbids it.
local announcement = KEYS[1]

local state = redis.call('HGET', announcement, 'state')
if state and state ~= 'DRAFT' then return state end
redis.call('DEL', announcement)
redis.call('HSET', announcement, unpack(ARGV))
return 'OK'
