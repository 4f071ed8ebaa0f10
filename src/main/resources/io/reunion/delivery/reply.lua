-- Gives a reply its turn. Replies wait for holds and for each other, never for copies of announcements: each limit of the account has a
-- second count for them alone. They are counted in the common ones too, so that what is less urgent waits the longer. Not idempotent: a
-- repeated call counts twice, which errs on the slow side.
-- KEYS 1 hold of the account (string: µs)  2 hold of the chat (string: µs)  then for each limit of the account: 3 replies alone, 4 all
--      (string: theoretical arrival, µs)  then for each other limit: all (string: likewise)  then one per quota (string: used)
-- ARGV 1 how many limits of the account  2 how many limits  then for each limit, in the order of the keys: µs between sends, burst
--      then for each quota: how many there are, how long its count is kept, ms
-- Returns how many µs to wait {for the account, for the chat}; the turn is counted in any case.
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local function count(key, gap, burst)
  local arrival = tonumber(redis.call('GET', key) or '0')
  if arrival < now then arrival = now end
  -- A clock that was set back must not make anybody wait for ever.
  if arrival > now + gap * (burst + 100) + 120000000 then arrival = now + gap * burst end
  local after = arrival + gap
  redis.call('SET', key, string.format('%.0f', after), 'PX', math.floor((after - now) / 1000) + 1000)
  return after - gap * burst - now
end

local account = tonumber(redis.call('GET', KEYS[1]) or '0') - now
local chat = tonumber(redis.call('GET', KEYS[2]) or '0') - now
local own, limits = tonumber(ARGV[1]), tonumber(ARGV[2])
local key = 3
for i = 1, limits do
  local gap, burst = tonumber(ARGV[i * 2 + 1]), tonumber(ARGV[i * 2 + 2])
  if i <= own then
    account = math.max(account, count(KEYS[key], gap, burst))
    key = key + 1
  end
  count(KEYS[key], gap, burst)
  key = key + 1
end
for i = limits + 1, (#ARGV - 2) / 2 do
  if redis.call('INCR', KEYS[key]) == 1 then redis.call('PEXPIRE', KEYS[key], ARGV[i * 2 + 2]) end
  key = key + 1
end
return { math.max(account, 0), math.max(chat, 0) }
