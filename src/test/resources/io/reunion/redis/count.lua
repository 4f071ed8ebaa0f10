-- Counts, for the tests of what runs together.
-- KEYS 1 count (integer)
-- ARGV anything; a first "nothing" asks for no answer
-- Returns {count, key, the arguments} or nil.
local count = redis.call('INCR', KEYS[1])
if ARGV[1] == 'nothing' then return nil end
local reply = { count, KEYS[1] }
for i = 1, #ARGV do reply[#reply + 1] = ARGV[i] end
return reply
