-- Moves a job on, if it is still in the hands of the worker that took it. Running it again answers LOST and changes nothing.
-- KEYS 1 due (zset)  2 jobs (hash)  3 work (hash)  4 ended (zset)  5 leases (zset)
-- ARGV 1 id  2 attempt  3 state before  4 state after  5 now, ms  6 lease for BEGUN, or the ms at which it is due again for QUEUED  7 detail
-- Returns OK or LOST.
local due, jobs, work, ended, leases = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, attempt, from, to, now, time, detail = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7]

local state, tried = string.match(redis.call('HGET', jobs, id) or '', '^(%u+):(%d+):')
if state ~= from or tried ~= attempt then return 'LOST' end
redis.call('HSET', jobs, id, to .. ':' .. attempt .. ':' .. detail)
if to == 'BEGUN' then
  redis.call('ZADD', leases, tonumber(now) + tonumber(time), id)
else
  redis.call('ZREM', leases, id)
  if to == 'QUEUED' then
    redis.call('ZADD', due, time, id)
  else
    redis.call('HDEL', work, id)
    redis.call('ZADD', ended, now, id)
  end
end
return 'OK'
