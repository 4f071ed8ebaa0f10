-- Counts a wrong word. The time begins with the first. Counting twice only makes the limit stricter.
-- KEYS 1 tries (string)
-- ARGV 1 how long they count, ms
-- Returns how many there are now.
local tries, within = KEYS[1], ARGV[1]

local now = redis.call('INCR', tries)
if now == 1 then redis.call('PEXPIRE', tries, within) end
return now
