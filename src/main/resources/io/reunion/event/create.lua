-- Creates an event unless its id is taken. Running it again for the same operation answers CREATED and changes nothing.
-- KEYS 1 event (hash)
-- ARGV 1 operation id  2.. field, value, ...
-- Returns CREATED or TAKEN.
local event, operation = KEYS[1], ARGV[1]

local made = redis.call('HGET', event, 'operation')
if made then return made == operation and 'CREATED' or 'TAKEN' end
local fields = { 'operation', operation }
for i = 2, #ARGV do fields[#fields + 1] = ARGV[i] end
redis.call('HSET', event, unpack(fields))
return 'CREATED'
