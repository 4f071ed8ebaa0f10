-- Hands jobs that are due to a worker for the time of a lease, after taking back what the lease of a worker that died has left:
-- a job that was only taken is due again, and so is one that had begun and whose platform knows a repetition for what it is; of
-- any other that had begun nobody knows, so it ends UNKNOWN and is never done twice.
-- Not idempotent: a repeated call takes others.
-- KEYS 1 due (zset)  2 jobs (hash)  3 work (hash)  4 ended (zset)  5 leases (zset: id by ms)
-- ARGV 1 now, ms  2 how many at most  3 lease, ms
-- Returns {id, due, attempt, work, ...}.
local due, jobs, work, ended, leases = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local now, most, lease = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])

for _, id in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, 100)) do
  local state, attempt, at = string.match(redis.call('HGET', jobs, id) or '', '^(%u+):(%d+):(.*)$')
  redis.call('ZREM', leases, id)
  if state == 'TAKEN' then
    redis.call('HSET', jobs, id, 'QUEUED:' .. attempt .. ':')
    redis.call('ZADD', due, at, id)
  elseif state == 'BEGUN' and now < (tonumber(string.match(at, '^again:(%d+)$') or '0')) then
    redis.call('HSET', jobs, id, 'QUEUED:' .. attempt .. ':')
    redis.call('ZADD', due, now, id)
  elseif state == 'BEGUN' then
    redis.call('HSET', jobs, id, 'UNKNOWN:' .. attempt .. ':worker-lost')
    redis.call('HDEL', work, id)
    redis.call('ZADD', ended, now, id)
  end
end

local taken = {}
local found = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'WITHSCORES', 'LIMIT', 0, most)
for i = 1, #found, 2 do
  local id, at = found[i], string.format('%.0f', tonumber(found[i + 1]))
  local attempt = tonumber(string.match(redis.call('HGET', jobs, id) or 'QUEUED:0:', '^%u+:(%d+)')) + 1
  redis.call('ZREM', due, id)
  redis.call('ZADD', leases, now + lease, id)
  redis.call('HSET', jobs, id, 'TAKEN:' .. attempt .. ':' .. at)
  local n = #taken
  taken[n + 1], taken[n + 2], taken[n + 3], taken[n + 4] = id, at, attempt, redis.call('HGET', work, id) or ''
end
return taken
