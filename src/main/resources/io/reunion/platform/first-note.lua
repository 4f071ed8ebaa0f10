-- Keeps a note for a while unless there is one, and tells which it is. Harmless to repeat.
-- KEYS 1 note (string)
-- ARGV 1 what to keep, not empty  2 for how long, ms
-- Returns { the note that was there, else what is kept now }.
local note = KEYS[1]
local value, life = ARGV[1], tonumber(ARGV[2])

local first = redis.call('GET', note)
if first then return { first } end
redis.call('SET', note, value, 'PX', life)
return { value }
