-- Counts one suggestion more. The time begins with the first. Counting twice only makes the count larger.
-- KEYS 1 count (string)
-- ARGV 1 how long it is kept, ms
-- Returns how many there are now.
local count = KEYS[1]
local kept = ARGV[1]

local now = redis.call('INCR', count)
if now == 1 then redis.call('PEXPIRE', count, kept) end
return now
