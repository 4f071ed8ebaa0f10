-- Counts one attempt more, or one wrong one. The time begins with the first. Counting twice only makes the limit stricter.
-- KEYS 1 count (string)
-- ARGV 1 how long it counts, ms
-- Returns how many there are now.
local count, within = KEYS[1], ARGV[1]

local now = redis.call('INCR', count)
if now == 1 then redis.call('PEXPIRE', count, within) end
return now
