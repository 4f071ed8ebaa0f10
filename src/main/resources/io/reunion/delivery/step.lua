-- Moves one copy on, if it is still in the hands of the worker that asks: state and attempt must be those that it knows. A repeated
-- call answers FENCED, since the state has moved on. One thing goes before all else: what the platform has confirmed is SENT, even
-- when that is heard after the lease was over; only the request of a later attempt that is under way is waited for.
-- KEYS 1 due (zset)  2 leases (zset)  3 copies (hash)  4 counts (hash)  5 halt (string): while it is there nothing begins
-- ARGV 1 recipient  2 attempt  3 from state  4 to state  5 ms: the lease for SENDING, the delay for QUEUED  6 detail
-- Returns OK or FENCED.
local due, leases, copies, counts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local recipient, attempt, from, to, ms, detail = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]

local state, current = string.match(redis.call('HGET', copies, recipient) or '', '^(%u+):(%d+)')
local late = to == 'SENT' and from == 'SENDING' and state and state ~= 'SENT' and state ~= 'SENDING'
  and (tonumber(current) > tonumber(attempt) or (current == attempt and state ~= 'CLAIMED'))
if (state ~= from or current ~= attempt) and not late then return 'FENCED' end
if late then
  from, attempt = state, current
  redis.call('ZREM', due, recipient)
end
if to == 'SENDING' and redis.call('EXISTS', KEYS[5]) == 1 then return 'FENCED' end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
-- A copy that is given back without having been begun was not tried.
if from == 'CLAIMED' and to == 'QUEUED' then attempt = tostring(tonumber(attempt) - 1) end
if to == 'SENDING' then
  redis.call('ZADD', leases, now + ms, recipient)
else
  redis.call('ZREM', leases, recipient)
  if to == 'QUEUED' then redis.call('ZADD', due, now + ms, recipient) end
end
redis.call('HSET', copies, recipient, to .. ':' .. attempt .. ':' .. detail)
redis.call('HINCRBY', counts, from, -1)
redis.call('HINCRBY', counts, to, 1)
return 'OK'
