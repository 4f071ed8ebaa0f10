-- Queues settled copies again, because a person says so. One that is no longer in that state stays as it is, so a repeated call is
-- harmless.
-- KEYS 1 due (zset)  2 copies (hash)  3 counts (hash)
-- ARGV 1 state in which they are  2.. recipients
-- What was UNKNOWN may have been sent, which its detail goes on to say ("?").
-- Returns how many were queued.
local due, copies, counts, from = KEYS[1], KEYS[2], KEYS[3], ARGV[1]

local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local queued = 0
for i = 2, #ARGV do
  local state, attempt = string.match(redis.call('HGET', copies, ARGV[i]) or '', '^(%u+):(%d+)')
  if state == from then
    redis.call('HSET', copies, ARGV[i], 'QUEUED:' .. attempt .. (from == 'UNKNOWN' and ':?again' or ':again'))
    redis.call('ZADD', due, now, ARGV[i])
    queued = queued + 1
  end
end
if queued > 0 then
  redis.call('HINCRBY', counts, from, -queued)
  redis.call('HINCRBY', counts, 'QUEUED', queued)
end
return queued
