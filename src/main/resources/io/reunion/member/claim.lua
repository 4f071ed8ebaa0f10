-- Takes a look-up entry for a member if nobody has it, or the one who is known not to need it any more. Idempotent.
-- KEYS 1 entry (string: member id)
-- ARGV 1 member id  2 whom it may be taken from, or empty
-- Returns the member id that has it now.
local entry = KEYS[1]
local id, from = ARGV[1], ARGV[2]

local holder = redis.call('GET', entry)
if holder and holder ~= id and holder ~= from then return holder end
redis.call('SET', entry, id)
return id
