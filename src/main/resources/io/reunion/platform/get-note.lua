-- Reads a note. Changes nothing.
-- KEYS 1 note (string)
-- Returns { note or '' }.
local note = KEYS[1]

return { redis.call('GET', note) or '' }
