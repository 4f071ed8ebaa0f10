-- Gives what an operation adds its number, the same whenever the operation asks.
-- KEYS 1 the operation (string: number)  2 counter (string)
-- ARGV 1 how long the operation is remembered, ms
-- Returns the number.
local operation, counter = KEYS[1], KEYS[2]
local known = redis.call('GET', operation)
if known then return tonumber(known) end
local number = redis.call('INCR', counter)
redis.call('SET', operation, string.format('%.0f', number), 'PX', ARGV[1])
return number
