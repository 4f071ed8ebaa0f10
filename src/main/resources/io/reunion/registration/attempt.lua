-- Counts one attempt more. The time begins with the first. Counting twice only makes the limit stricter.
-- KEYS 1 count (string)
-- ARGV 1 how long it counts, ms
-- Returns how many there are now.
local count = KEYS[1]
local within = ARGV[1]

local now = redis.call('INCR', count)
if now == 1 then redis.call('PEXPIRE', count, within) end
return now
