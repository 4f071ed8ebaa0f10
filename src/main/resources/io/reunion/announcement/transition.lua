-- Moves an announcement to another state, if it is in one of those that allow it. One that is there already answers OK: harmless.
-- KEYS 1 announcement (hash: state, ...)
-- ARGV 1 to state  2.. from states
-- Returns OK, or the state that forbids it, or NONE.
local announcement, to = KEYS[1], ARGV[1]

local state = redis.call('HGET', announcement, 'state')
if not state then return 'NONE' end
if state == to then return 'OK' end
for i = 2, #ARGV do
  if state == ARGV[i] then
    redis.call('HSET', announcement, 'state', to)
    return 'OK'
  end
end
return state
