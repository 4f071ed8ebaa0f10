-- Puts a job on the schedule unless there is or was one of this id. Running it again changes nothing.
-- KEYS 1 due (zset: id by ms)  2 jobs (hash: id to "STATE:attempt:detail")  3 work (hash: id to text)  4 ended (zset: id by ms)
-- ARGV 1 id  2 due, ms  3 work  4 now, ms  5 how long an ended job is remembered, ms
-- Returns 1 if it is new, else 0.
local due, jobs, work, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, at, text, now, memory = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])

for _, old in ipairs(redis.call('ZRANGEBYSCORE', ended, '-inf', now - memory, 'LIMIT', 0, 20)) do
  redis.call('ZREM', ended, old)
  redis.call('HDEL', jobs, old)
end
if redis.call('HSETNX', jobs, id, 'QUEUED:0:') == 0 then return 0 end
redis.call('ZADD', due, at, id)
redis.call('HSET', work, id, text)
return 1
