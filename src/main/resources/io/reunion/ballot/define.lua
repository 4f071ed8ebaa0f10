-- Writes what a ballot is about, while it is a draft. Running it again with the same terms changes nothing.
-- KEYS 1 ballot (hash: terms, state)
-- ARGV 1 terms as JSON
-- Returns OK, or the state that forbids it.
local ballot, terms = KEYS[1], ARGV[1]

local state = redis.call('HGET', ballot, 'state')
if state and state ~= 'DRAFT' then return state end
redis.call('HSET', ballot, 'terms', terms, 'state', 'DRAFT')
return 'OK'
