-- Keeps what is known of an event's pasted sign-up list, together with what has to be done for it, if nobody else kept
-- something meanwhile. Running it again with the same operation changes nothing and answers what is to be done.
-- KEYS 1 list (hash: version, state)  2 operation (string: what is to be done)
-- ARGV 1 version that was read  2 state as JSON  3 what is to be done, as JSON  4 how long an operation is known, s
-- Returns {KEPT, what is to be done} or {CONFLICT}.
local list, operation = KEYS[1], KEYS[2]
local read, state, work, known = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local done = redis.call('GET', operation)
if done then return { 'KEPT', done } end
if (redis.call('HGET', list, 'version') or '0') ~= read then return { 'CONFLICT' } end
redis.call('HSET', list, 'version', string.format('%.0f', tonumber(read) + 1), 'state', state)
redis.call('SET', operation, work, 'EX', known)
return { 'KEPT', work }
