-- Gives a look-up entry back if it is still the member's. Idempotent.
-- KEYS 1 entry (string: member id)
-- ARGV 1 member id
-- Returns 1 if it was given back, 0 if it was another's or nobody's.
local entry = KEYS[1]
local id = ARGV[1]

if redis.call('GET', entry) ~= id then return 0 end
redis.call('DEL', entry)
return 1
