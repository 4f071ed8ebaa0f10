-- Keeps a note for a while, instead of the one that was there. Harmless to repeat.
-- KEYS 1 note (string)
-- ARGV 1 what to keep, not empty  2 for how long, ms
-- Returns { 'KEPT' }.
local note = KEYS[1]
local value, life = ARGV[1], tonumber(ARGV[2])

redis.call('SET', note, value, 'PX', life)
return { 'KEPT' }
