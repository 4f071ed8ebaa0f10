-- One answer to an event, or a new capacity: seats, waiting list and promotions in one step. Idempotent: an operation that was
-- run before changes nothing and answers what it answered then. Lua has no rollback, so everything is checked before the first write.
-- KEYS 1 event (hash: state, capacity, partyLimit, policy, deadline, taken, sequence, version)
--      2 answers (hash: person to "STATUS:seats:time")  3 waiting (zset: person by sequence)
--      4 people (hash: person to JSON)  5 operation (string: the answer given)  6 journal (stream)
--      7 aliases (hash: line of a pasted list to the person who turned out to be meant)
--      8 unconfirmed (zset: who got a seat from the waiting list and has to take it, by the ms until which it is held; 0 = not known yet)
-- ARGV 1 person, empty for CAPACITY and SEAT  2 ACCEPTED|TENTATIVE|DECLINED|NONE|CAPACITY, or SEAT to seat who waits, or
--      LAPSE to free what is held for somebody who has not taken it by 5  3 seats, or the capacity (0 = no bound)
--      4 operation id  5 time of the message, ms  6 how long an operation is known, s  7 person as JSON
--      8 1 if the seats are so many more than before, else 0  9 what was understood, for the journal  10 who said it
--      11.. other keys under which the same person may stand; they stand under this one from then on
-- Returns {result, position, seats, taken, version, status before or '', seats before, person promoted, ...}.
local event, answers, waiting, people, operation, journal = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local aliases, unconfirmed = KEYS[7], KEYS[8]
local person, wish, seats, op, time = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local known, described, more, understood, by = ARGV[6], ARGV[7], ARGV[8] == '1', ARGV[9], ARGV[10]

local given = redis.call('GET', operation)
if given then return cjson.decode(given) end

local e = redis.call('HMGET', event, 'state', 'capacity', 'partyLimit', 'policy', 'deadline', 'taken', 'sequence', 'version')
if not e[1] then return { 'NO_EVENT', 0, 0, 0, 0, '', 0 } end
local terms = redis.call('HMGET', event, 'terms.draw', 'terms.confirmMinutes')
local pot, confirm = terms[1] == '"PENDING"', terms[2] and terms[2] ~= ''
local capacity = tonumber(e[2] or '0')
if capacity == 0 then capacity = math.huge end
local taken, sequence, version = tonumber(e[6] or '0'), tonumber(e[7] or '0'), tonumber(e[8] or '0')

local function standing(who)
  local status, n, at = string.match(redis.call('HGET', answers, who) or '', '^(%u+):(%d+):(%d+)$')
  return status or '', tonumber(n or '0'), tonumber(at or '-1')
end
local before, beforeSeats, last = '', 0, -1
if person ~= '' then
  person = redis.call('HGET', aliases, person) or person
  before, beforeSeats, last = standing(person)
end

-- The newest standing of this person counts, whatever key it is under; seats held under an older one come free.
local source, others = person, {}
for i = 11, #ARGV do
  local key = ARGV[i]
  local status, n, at = standing(key)
  if status ~= '' and key ~= person then
    others[#others + 1] = key
    if at > last then
      if before == 'ACCEPTED' then taken = taken - beforeSeats end
      source, before, beforeSeats, last = key, status, n, at
    elseif status == 'ACCEPTED' then
      taken = taken - n
    end
  end
end
if more then seats = seats + ((before == 'ACCEPTED' or before == 'WAITLISTED') and beforeSeats or 1) end

local heldBefore = tonumber(e[6] or '0')
local function answer(result, position, n)
  return { result, position, n, taken, version, before, beforeSeats }
end
local function refuse(result)
  taken = heldBefore
  local answered = answer(result, 0, beforeSeats)
  redis.call('SET', operation, cjson.encode(answered), 'EX', known)
  return answered
end

-- What is refused changes nothing but the memory of the operation.
if wish == 'CAPACITY' then
  if seats > 0 and seats < taken then return refuse('BELOW_TAKEN') end
elseif wish == 'LAPSE' then
  local held = tonumber(redis.call('ZSCORE', unconfirmed, person) or '0')
  if before ~= 'ACCEPTED' or held == 0 or held > time then return refuse('STALE') end
elseif wish == 'SEAT' then
  if e[1] == 'CANCELLED' then return refuse('CLOSED') end
elseif time < last then return refuse('STALE')
elseif wish == 'ACCEPTED' then
  if e[1] ~= 'OPEN' then return refuse('CLOSED') end
  local holds = before == 'ACCEPTED' or before == 'WAITLISTED'
  if e[5] and e[5] ~= '' and time > tonumber(e[5]) and not (holds and seats <= beforeSeats) then return refuse('DEADLINE_OVER') end
  -- A party that can never be seated would hold up everybody behind it.
  if seats > tonumber(e[3]) or (seats > capacity and before ~= 'ACCEPTED') then return refuse('PARTY_TOO_LARGE') end
end

local function put(who, status, n, at)
  redis.call('HSET', answers, who, status .. ':' .. n .. ':' .. string.format('%.0f', at))
end
local function note(who, was, wasSeats, now, n)
  redis.call('XADD', journal, '*', 'person', who, 'from', was .. ':' .. wasSeats, 'to', now .. ':' .. n, 'operation', op,
    'time', string.format('%.0f', time), 'understood', understood, 'by', by)
end

local function adopt()
  for i = 1, #others do
    local key = others[i]
    if key == source then
      local place = redis.call('ZSCORE', waiting, key)
      redis.call('ZREM', waiting, person)
      if place then redis.call('ZADD', waiting, place, person) end
    end
    redis.call('ZREM', waiting, key)
    redis.call('HDEL', answers, key)
    redis.call('HDEL', people, key)
    if string.sub(key, 1, 2) == 'l:' then redis.call('HSET', aliases, key, person) end
  end
end

local result, position, held = wish, 0, 0
if not (wish == 'ACCEPTED' and before == 'ACCEPTED' and taken - beforeSeats + seats > capacity) then adopt() end
if wish == 'CAPACITY' then
  redis.call('HSET', event, 'capacity', seats)
  capacity = seats == 0 and math.huge or seats
  result = 'RESIZED'
elseif wish == 'SEAT' then
  result = 'RESIZED'
elseif wish == 'ACCEPTED' then
  held = seats
  if before == 'ACCEPTED' then
    if taken - beforeSeats + seats > capacity then
      -- The seats held stay; the person's clock moves on all the same, or a late older message would win later.
      put(source, 'ACCEPTED', beforeSeats, time)
      return refuse('NO_ROOM')
    end
    taken = taken - beforeSeats + seats
    put(person, 'ACCEPTED', seats, time)
  elseif before == 'WAITLISTED' then
    put(person, 'WAITLISTED', seats, time)
    result = 'WAITLISTED'
  elseif not pot and redis.call('ZCARD', waiting) == 0 and taken + seats <= capacity then
    taken = taken + seats
    put(person, 'ACCEPTED', seats, time)
  else
    sequence = sequence + 1
    redis.call('ZADD', waiting, sequence, person)
    put(person, 'WAITLISTED', seats, time)
    result = 'WAITLISTED'
  end
else
  if before == 'ACCEPTED' then taken = taken - beforeSeats end
  if before == 'WAITLISTED' then redis.call('ZREM', waiting, person) end
  if wish == 'NONE' or wish == 'LAPSE' then
    result = 'WITHDRAWN'
    -- Whatever the person says after this is newer than their last word, not than our clock.
    put(person, 'NONE', 0, wish == 'LAPSE' and last or time)
  else
    put(person, wish, 0, time)
  end
end

-- Who says anything has seen that the seat is theirs, or gives it back.
if person ~= '' then
  redis.call('ZREM', unconfirmed, person)
  for i = 1, #others do redis.call('ZREM', unconfirmed, others[i]) end
end

-- Seats that are free go to those who wait, not before the draw where there is one: to the first who must fit (STRICT), or to
-- the first who fits (FIT). A party that a smaller capacity has left too large for ever stands in nobody's way. An event that
-- is over or off seats nobody.
local promoted = {}
local from = 0
for _ = 1, (e[1] == 'OPEN' or wish == 'SEAT') and not pot and 200 or 0 do
  local who = redis.call('ZRANGE', waiting, from, from)[1]
  if not who or taken >= capacity then break end
  local status, n, at = standing(who)
  if taken + n <= capacity then
    redis.call('ZREM', waiting, who)
    put(who, 'ACCEPTED', n, at)
    taken = taken + n
    if who == person then result = 'ACCEPTED' else
      promoted[#promoted + 1] = who
      if confirm then redis.call('ZADD', unconfirmed, 0, who) end
      note(who, status, n, 'ACCEPTED', n)
    end
  elseif e[4] == 'FIT' or n > capacity then from = from + 1
  else break end
end

local was = before == '' and 'NONE' or before
local now = result == 'WITHDRAWN' and 'NONE' or result
if wish == 'CAPACITY' or (wish == 'SEAT' and #promoted > 0) or was ~= now or beforeSeats ~= held then
  version = version + 1
  if person ~= '' then note(person, was, beforeSeats, now, held) end
end
if result == 'WAITLISTED' then position = redis.call('ZRANK', waiting, person) + 1 end
if described ~= '' then redis.call('HSET', people, person, described) end
redis.call('HSET', event, 'taken', taken, 'sequence', sequence, 'version', version)
local answered = answer(result, position, held)
for i = 1, #promoted do answered[#answered + 1] = promoted[i] end
redis.call('SET', operation, cjson.encode(answered), 'EX', known)
return answered
