-- Notes who offers to be a trustee of a draft, in place of an earlier offer of the same person. Running it again changes nothing.
-- KEYS 1 ballot (hash: state)
-- ARGV 1 person  2 offer as JSON
-- Returns OK, or the state that forbids it, or NONE.
local ballot, person, offer = KEYS[1], ARGV[1], ARGV[2]

local state = redis.call('HGET', ballot, 'state')
if not state then return 'NONE' end
if state ~= 'DRAFT' then return state end
redis.call('HSET', ballot, 'offer:' .. person, offer)
return 'OK'
