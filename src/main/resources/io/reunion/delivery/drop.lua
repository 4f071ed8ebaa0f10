-- Gives up copies that are queued: they become FAILED. What a worker has taken stays with it. To be called until it returns 0, which a
-- repeated call does too.
-- KEYS 1 due (zset)  2 copies (hash)  3 counts (hash)
-- ARGV 1 how many at most  2 detail
-- Returns how many were given up.
local due, copies, counts, detail = KEYS[1], KEYS[2], KEYS[3], ARGV[2]

local dropped = redis.call('ZRANGE', due, 0, tonumber(ARGV[1]) - 1)
for _, recipient in ipairs(dropped) do
  local attempt = string.match(redis.call('HGET', copies, recipient), '^%u+:(%d+)')
  redis.call('ZREM', due, recipient)
  redis.call('HSET', copies, recipient, 'FAILED:' .. attempt .. ':' .. detail)
end
if #dropped > 0 then
  redis.call('HINCRBY', counts, 'QUEUED', -#dropped)
  redis.call('HINCRBY', counts, 'FAILED', #dropped)
end
return #dropped
