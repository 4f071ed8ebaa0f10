-- Lets one member represent another, or ends that. Running it again answers ALREADY and changes nothing.
-- KEYS 1 assembly (hash: state, proxyLimit)  2 roll (set)  3 present (hash)  4 proxies (hash: represented to representing)  5 log (stream)
-- ARGV 1 who is represented  2 by whom, or nothing to end it  3 now, ms
-- Returns DONE, ALREADY, NOT_ON_ROLL, CLOSED, PRESENT, SELF, CHAIN, FULL or UNKNOWN.
local assembly, roll, present, proxies, log = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local whom, who, now = ARGV[1], ARGV[2], ARGV[3]

local state = redis.call('HGET', assembly, 'state')
if not state then return 'UNKNOWN' end
if state ~= 'OPEN' then return 'CLOSED' end
local before = redis.call('HGET', proxies, whom)
if who == '' then
  if not before then return 'ALREADY' end
  redis.call('HDEL', proxies, whom)
  redis.call('XADD', log, '*', 'at', now, 'what', 'PROXY_ENDED', 'who', before, 'whom', whom)
  return 'DONE'
end
if redis.call('SISMEMBER', roll, whom) == 0 or redis.call('SISMEMBER', roll, who) == 0 then return 'NOT_ON_ROLL' end
if who == whom then return 'SELF' end
if before == who then return 'ALREADY' end
if redis.call('HEXISTS', present, whom) == 1 then return 'PRESENT' end
local holders, held = redis.call('HVALS', proxies), 0
for _, holder in ipairs(holders) do
  if holder == whom then return 'CHAIN' end
  if holder == who then held = held + 1 end
end
if redis.call('HEXISTS', proxies, who) == 1 then return 'CHAIN' end
if held >= tonumber(redis.call('HGET', assembly, 'proxyLimit')) then return 'FULL' end
redis.call('HSET', proxies, whom, who)
redis.call('XADD', log, '*', 'at', now, 'what', 'PROXY', 'who', who, 'whom', whom)
return 'DONE'
