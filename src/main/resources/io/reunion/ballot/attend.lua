-- Notes that a member is there; a proxy that they gave ends with it. Running it again answers ALREADY and changes nothing.
-- KEYS 1 assembly (hash: state)  2 roll (set)  3 present (hash: member to ms)  4 proxies (hash: member to member)  5 log (stream)
-- ARGV 1 member  2 now, ms
-- Returns DONE, ALREADY, NOT_ON_ROLL, CLOSED or UNKNOWN.
local assembly, roll, present, proxies, log = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local member, now = ARGV[1], ARGV[2]

local state = redis.call('HGET', assembly, 'state')
if not state then return 'UNKNOWN' end
if state ~= 'OPEN' then return 'CLOSED' end
if redis.call('SISMEMBER', roll, member) == 0 then return 'NOT_ON_ROLL' end
local by = redis.call('HGET', proxies, member)
if redis.call('HSETNX', present, member, now) == 0 then return 'ALREADY' end
if by then
  redis.call('HDEL', proxies, member)
  redis.call('XADD', log, '*', 'at', now, 'what', 'PROXY_ENDED', 'who', by, 'whom', member)
end
redis.call('XADD', log, '*', 'at', now, 'what', 'PRESENT', 'who', member, 'whom', '')
return 'DONE'
