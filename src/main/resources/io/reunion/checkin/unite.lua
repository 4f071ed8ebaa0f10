-- Counts somebody once under their own key who has come, or has a code, under others: accounts that are theirs since, records
-- that became theirs. Running it again changes nothing.
-- KEYS 1 arrivals (hash: person to JSON)  2 answers of the event (hash: person to "STATUS:seats:time[:ONLINE]")
--      3 coded (hash: person to secret)  4 codes (hash: secret to "person\nname")
-- ARGV 1 their own key  2.. the others
-- Returns how many arrivals stood under others.
local arrivals, answers, coded, codes = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local own = ARGV[1]

local expected, also, come, moved, others = false, {}, nil, 0, {}
local function take(json)
  local arrival = cjson.decode(json)
  for _, key in ipairs(arrival.also or {}) do also[#also + 1] = key end
  if not come then come = arrival return end
  local first = arrival.at < come.at and arrival or come
  first.seats = math.max(arrival.seats, come.seats)
  first.walkIn = arrival.walkIn and come.walkIn
  come = first
end

local there = redis.call('HGET', arrivals, own)
if there then take(there) end
for i = 1, #ARGV do
  expected = expected or string.match(redis.call('HGET', answers, ARGV[i]) or '', '^ACCEPTED:') ~= nil
end
for i = 2, #ARGV do
  local other = ARGV[i]
  others[other] = true
  local json = redis.call('HGET', arrivals, other)
  if json then
    take(json)
    also[#also + 1] = other
    moved = moved + 1
    redis.call('HDEL', arrivals, other)
  end
  local secret = redis.call('HGET', coded, other)
  if secret then
    redis.call('HSETNX', coded, own, secret)
    redis.call('HDEL', coded, other)
  end
end
-- Every code of theirs goes along, also one that stands under a record no longer as its secret: two may have been shown to the door.
local held = redis.call('HGETALL', codes)
for i = 1, #held, 2 do
  local person, name = string.match(held[i + 1], '^([^\n]*)\n(.*)$')
  if person and others[person] then redis.call('HSET', codes, held[i], own .. '\n' .. name) end
end
if moved > 0 then
  come.walkIn = come.walkIn and not expected
  come.also = also
  redis.call('HSET', arrivals, own, cjson.encode(come))
end
return moved
