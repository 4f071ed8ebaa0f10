-- Replaces a note only if it is still what the caller knows. Harmless to repeat: one that is already there was swapped.
-- KEYS 1 note (string)
-- ARGV 1 what it was, empty for none  2 what to keep, not empty  3 for how long, ms
-- Returns { 'SWAPPED' or 'OTHER' }.
local note = KEYS[1]
local before, after, life = ARGV[1], ARGV[2], tonumber(ARGV[3])

local now = redis.call('GET', note) or ''
if now == after then
  return { 'SWAPPED' }
end
if now ~= before then
  return { 'OTHER' }
end
redis.call('SET', note, after, 'PX', life)
return { 'SWAPPED' }
