-- Proposes that two records are of one person, unless that is proposed already, was denied, or too many are open. Idempotent.
-- KEYS 1 open (zset: pair by ms)  2 why (hash: pair to reason)  3 apart (set: pair)
-- ARGV 1 pair  2 reason  3 now (ms)  4 at most how many open
-- Returns 1 if it is proposed by this, 0 otherwise.
local open, why, apart = KEYS[1], KEYS[2], KEYS[3]
local pair, reason, now, most = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

if redis.call('ZSCORE', open, pair) then return 0 end
if redis.call('SISMEMBER', apart, pair) == 1 then return 0 end
if redis.call('ZCARD', open) >= most then return 0 end
redis.call('ZADD', open, now, pair)
redis.call('HSET', why, pair, reason)
return 1
