-- Adds one counter to another and removes it. KEYS 1 from (string) 2 to (string). Returns the sum.
local sum = redis.call('INCRBY', KEYS[2], redis.call('GET', KEYS[1]) or 0)
redis.call('DEL', KEYS[1])
return sum
