-- Moves a ballot from one state to the next and writes what belongs to it. One that is there already answers OK: harmless.
-- KEYS 1 ballot (hash: state)  2 a set to fill first
-- ARGV 1 from state  2 to state  3 how many of the following are fields and values in turn, then these, then the members of the set
-- Returns OK, or the state that forbids it, or NONE.
local ballot, filled = KEYS[1], KEYS[2]
local from, to, fields = ARGV[1], ARGV[2], tonumber(ARGV[3])

local state = redis.call('HGET', ballot, 'state')
if not state then return 'NONE' end
if state == to then return 'OK' end
if state ~= from then return state end
for i = fields + 4, #ARGV do redis.call('SADD', filled, ARGV[i]) end
for i = 4, fields + 3, 2 do redis.call('HSET', ballot, ARGV[i], ARGV[i + 1]) end
redis.call('HSET', ballot, 'state', to)
return 'OK'
