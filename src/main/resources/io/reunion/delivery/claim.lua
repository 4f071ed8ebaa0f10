-- Hands copies that are due to a worker for the time of a lease, after taking back what the lease of a worker that died has left:
-- a copy that was only claimed was certainly not sent and is due again; of one that was being sent nobody knows, so it is sent again
-- where that is wanted, or harmless for as long as the platform knows it again, and else becomes UNKNOWN. Not idempotent: a repeated
-- call claims others.
-- KEYS 1 due (zset)  2 leases (zset: recipient by ms)  3 copies (hash)  4 counts (hash)  5 halt (string): while it is there nothing is
--      handed out  6 repeated (set): recipients to whom a second copy may come
-- ARGV 1 how many at most  2 lease, ms  3 "again" or "unknown": what becomes of a send that nobody finished
--      then in turn: how recipients begin for whom a second try is harmless, and for how many ms after the first
-- A copy that is queued though it may have been sent carries that on as "?" at the beginning of its detail.
-- Returns {recipient, attempt, 1 if an earlier attempt may have been taken by the platform, ...}.
local due, leases, copies, counts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local most, lease, unfinished = ARGV[1], tonumber(ARGV[2]), ARGV[3]

local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local function move(recipient, from, to, attempt, detail)
  redis.call('HSET', copies, recipient, to .. ':' .. attempt .. ':' .. detail)
  redis.call('HINCRBY', counts, from, -1)
  redis.call('HINCRBY', counts, to, 1)
end

local function isHarmless(recipient, over)
  for i = 4, #ARGV, 2 do
    if string.sub(recipient, 1, #ARGV[i]) == ARGV[i] then return now - over + lease < tonumber(ARGV[i + 1]) end
  end
  return false
end

local lost = redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 100)
for i = 1, #lost, 2 do
  local recipient = lost[i]
  local state, attempt, unsure = string.match(redis.call('HGET', copies, recipient), '^(%u+):(%d+):(%??)')
  redis.call('ZREM', leases, recipient)
  local harmless = state == 'CLAIMED' or isHarmless(recipient, tonumber(lost[i + 1]))
  if not harmless and unfinished == 'again' then redis.call('SADD', KEYS[6], recipient) end
  if harmless or unfinished == 'again' then
    move(recipient, state, 'QUEUED', attempt, state == 'SENDING' and '?worker-lost' or unsure)
    redis.call('ZADD', due, now, recipient)
  else
    move(recipient, state, 'UNKNOWN', attempt, 'worker-lost')
  end
end

local claimed = {}
if redis.call('EXISTS', KEYS[5]) == 1 then return claimed end
for _, recipient in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, most)) do
  local tried, unsure = string.match(redis.call('HGET', copies, recipient), '^%u+:(%d+):(%??)')
  local attempt = tonumber(tried) + 1
  redis.call('ZREM', due, recipient)
  redis.call('ZADD', leases, now + lease, recipient)
  move(recipient, 'QUEUED', 'CLAIMED', attempt, unsure)
  claimed[#claimed + 1] = recipient
  claimed[#claimed + 1] = attempt
  claimed[#claimed + 1] = unsure == '?' and 1 or 0
end
return claimed
