-- One answer to an event, or a new capacity: seats, waiting list and promotions in one step. Idempotent: an operation that was
-- run before changes nothing and answers what it answered then. Lua has no rollback, so everything is checked before the first write.
-- KEYS 1 event (hash: state, capacity, partyLimit, policy, deadline, taken, sequence, version, terms.onlineSeats, takenOnline)
--      2 answers (hash: person to "STATUS:seats:time", with ":ONLINE" for those who take part from afar)
--      3 waiting for the room (zset: person by sequence)
--      4 people (hash: person to JSON)  5 operation (string: the answer given)  6 journal (stream)
--      7 aliases (hash: line of a pasted list to the person who turned out to be meant)
--      8 waiting for a place from afar (zset: person by sequence)
--      9 unconfirmed (zset: who got a seat from the waiting list and has to take it, by the ms until which it is held; 0 = they
--      have not been told yet)
--      10 questions (hash: person to what they have answered)
--      11 arrivals (hash: person to JSON)  12 codes (hash: secret to "person\nname")  13 coded (hash: person to secret): of check-in
-- ARGV 1 person, empty for CAPACITY and SEAT
--      2 ACCEPTED|TENTATIVE|DECLINED|NONE|CAPACITY, or SEAT to seat who waits, or LAPSE to free what is held for somebody who
--      has not taken it by 5, or UNITE to count somebody once who stands under several keys and said the last of it at 5
--      3 seats, or the capacity (0 = no bound, -1 = nothing of the kind any more)
--      4 operation id  5 time of the message, ms  6 how long an operation is known, s  7 person as JSON
--      8 1 if the seats are so many more than before (fewer if negative), else 0  9 what was understood, for the journal  10 who said it
--      11 ROOM or ONLINE, or '' for where they are already, else the room; without terms.onlineSeats there is but the room
--      12 the definition of the event that the caller goes by ("operation:revision"), empty to go by none
--      13 the turn on the waiting list that they had once and have again if they come to wait, '' for the next one
--      14 1 if no message says it, which would come again: who gets a seat by it is unconfirmed until they have been told
--      15.. other keys under which the same person may stand; they stand under this one from then on
-- Returns {result, position, seats, taken in the room, version, status before or '', seats before, ROOM|ONLINE, the same before,
--      taken from afar, person promoted, ..., and of the person, where there is such, "turn=N" by which they wait now, "before=N" by
--      which they waited before, "guests=[NAME, ...]" who came along before}; {MOVED} if the event is defined otherwise by now, and nothing has changed then.
local event, answers, waiting, people, operation, journal = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local aliases, unconfirmed, questions = KEYS[7], KEYS[9], KEYS[10]
local arrivals, codes, coded = KEYS[11], KEYS[12], KEYS[13]
local person, wish, seats, op, time = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local known, described, more, understood, by, where = ARGV[6], ARGV[7], ARGV[8] == '1', ARGV[9], ARGV[10], ARGV[11]
local turnBefore = tonumber(ARGV[13])

local given = redis.call('GET', operation)
if given then return cjson.decode(given) end
if ARGV[12] ~= '' then
  local definition = redis.call('HMGET', event, 'operation', 'revision')
  if (definition[1] or '') .. ':' .. (definition[2] or '') ~= ARGV[12] then return { 'MOVED' } end
end

local e = redis.call('HMGET', event, 'state', 'capacity', 'partyLimit', 'policy', 'deadline', 'taken', 'sequence', 'version',
  'terms.onlineSeats', 'takenOnline', 'terms.draw', 'terms.confirmMinutes')
if not e[1] then return { 'NO_EVENT', 0, 0, 0, 0, '', 0, 'ROOM', 'ROOM', 0 } end
local function bound(n)
  n = tonumber(n)
  return (not n or n == 0) and math.huge or n
end
local hybrid = e[9] and e[9] ~= ''
local pot, confirm = e[11] == '"PENDING"', e[12] and e[12] ~= ''
local pools = {
  ROOM = { capacity = bound(e[2]), taken = tonumber(e[6] or '0'), waiting = waiting },
  ONLINE = { capacity = bound(e[9]), taken = tonumber(e[10] or '0'), waiting = KEYS[8] },
}
local sequence, version = tonumber(e[7] or '0'), tonumber(e[8] or '0')

local function standing(who)
  local status, n, at, place =
    string.match(redis.call('HGET', answers, who) or '', '^(%u+):(%d+):(%d+):?(%u*)$')
  return status or '', tonumber(n or '0'), tonumber(at or '-1'), place == 'ONLINE' and 'ONLINE' or 'ROOM'
end
local before, beforeSeats, last, placeBefore = '', 0, -1, 'ROOM'
if person ~= '' then
  for _ = 1, 5 do person = redis.call('HGET', aliases, person) or person end
  before, beforeSeats, last, placeBefore = standing(person)
end

local function free(place, n) pools[place].taken = pools[place].taken - n end

-- The newest standing of this person counts, whatever key it is under; seats held under an older one come free. Whoever waits
-- by their newest word and holds seats by an older one keeps these, as they would have under one key.
local source, others, seated = person, {}, nil
local function seatedBy(key, status, n, at, place)
  if status ~= 'ACCEPTED' then return end
  if seated and seated.at >= at then return free(place, n) end
  if seated then free(seated.place, seated.seats) end
  seated = { key = key, seats = n, at = at, place = place }
end
if person ~= '' then seatedBy(person, before, beforeSeats, last, placeBefore) end
for i = 15, #ARGV do
  local key = ARGV[i]
  local status, n, at, place = standing(key)
  if status ~= '' and key ~= person then
    others[#others + 1] = key
    seatedBy(key, status, n, at, place)
    if at > last then source, before, beforeSeats, last, placeBefore = key, status, n, at, place end
  end
end
-- What they asked for last: fewer seats than they hold are fewer.
local asked = math.huge
if seated and before == 'WAITLISTED' then
  if placeBefore == seated.place then asked = beforeSeats end
  source, before, beforeSeats, placeBefore = seated.key, 'ACCEPTED', seated.seats, seated.place
elseif seated and source ~= seated.key then
  free(seated.place, seated.seats)
end
if more then seats = seats + ((before == 'ACCEPTED' or before == 'WAITLISTED') and beforeSeats or 1) end

local holds = before == 'ACCEPTED' or before == 'WAITLISTED'
if wish ~= 'CAPACITY' and not hybrid then where = 'ROOM' end
if where == '' then where = holds and placeBefore or 'ROOM' end
local pool = pools[where]

local function answer(result, position, n, place)
  return { result, position, n, pools.ROOM.taken, version, before, beforeSeats, place, placeBefore, pools.ONLINE.taken }
end
local function refuse(result)
  pools.ROOM.taken, pools.ONLINE.taken = tonumber(e[6] or '0'), tonumber(e[10] or '0')
  local answered = answer(result, 0, beforeSeats, wish == 'CAPACITY' and where or placeBefore)
  redis.call('SET', operation, cjson.encode(answered), 'EX', known)
  return answered
end

-- What is refused changes nothing but the memory of the operation.
if wish == 'CAPACITY' then
  local unseated = seats == -1 and redis.call('ZCARD', pool.waiting) or 0
  if seats ~= 0 and math.max(seats, 0) < pool.taken + unseated then return refuse('BELOW_TAKEN') end
elseif wish == 'LAPSE' then
  local heldUntil = tonumber(redis.call('ZSCORE', unconfirmed, person) or '0')
  if before ~= 'ACCEPTED' or heldUntil == 0 or heldUntil > time then return refuse('STALE') end
elseif wish == 'SEAT' then
  if e[1] == 'CANCELLED' then return refuse('CLOSED') end
elseif wish == 'UNITE' then
  if #others == 0 or last ~= time then return refuse('STALE') end
elseif time < last then return refuse('STALE')
elseif wish == 'ACCEPTED' then
  if e[1] ~= 'OPEN' then return refuse('CLOSED') end
  if seats < 1 then return refuse('NONE_LEFT') end
  local noMore = holds and seats <= beforeSeats and where == placeBefore
  if e[5] and e[5] ~= '' and time > tonumber(e[5]) and not noMore then return refuse('DEADLINE_OVER') end
  -- A party that can never be seated would hold up everybody behind it.
  local tooLarge = seats > tonumber(e[3]) or (seats > pool.capacity and before ~= 'ACCEPTED')
  if tooLarge and not noMore then return refuse('PARTY_TOO_LARGE') end
end

local function at(place, n) return place == 'ONLINE' and n > 0 and ':ONLINE' or '' end
local function put(who, status, n, moment, place)
  redis.call('HSET', answers, who, status .. ':' .. n .. ':' .. string.format('%.0f', moment) .. at(place, n))
end
local function note(who, was, wasSeats, wasPlace, now, n, place, words)
  redis.call('XADD', journal, '*', 'person', who, 'from', was .. ':' .. wasSeats .. at(wasPlace, wasSeats),
    'to', now .. ':' .. n .. at(place, n), 'operation', op, 'time', string.format('%.0f', time), 'understood', words, 'by', by)
end

local function adopt()
  for i = 1, #others do
    local key = others[i]
    for _, each in pairs(pools) do
      if key == source then
        local turn = redis.call('ZSCORE', each.waiting, key)
        redis.call('ZREM', each.waiting, person)
        if turn then redis.call('ZADD', each.waiting, turn, person) end
      end
      redis.call('ZREM', each.waiting, key)
    end
    redis.call('HDEL', answers, key)
    redis.call('HDEL', people, key)
    local given = redis.call('HGET', questions, key)
    if given and (key == source or redis.call('HEXISTS', questions, person) == 0) then
      redis.call('HSET', questions, person, given)
    end
    redis.call('HDEL', questions, key)
    -- Who has come has come once, and the code that they were given is theirs still.
    local come = redis.call('HGET', arrivals, key)
    if come then
      redis.call('HSETNX', arrivals, person, come)
      redis.call('HDEL', arrivals, key)
    end
    local secret = redis.call('HGET', coded, key)
    if secret then
      local name = string.match(redis.call('HGET', codes, secret) or '', '\n(.*)$') or ''
      redis.call('HSET', codes, secret, person .. '\n' .. name)
      redis.call('HSETNX', coded, person, secret)
      redis.call('HDEL', coded, key)
    end
    -- A line and a record of the association stand for one person for good, an account may be somebody else's later.
    local kind = string.sub(key, 1, 2)
    if kind == 'l:' or kind == 'm:' then redis.call('HSET', aliases, key, person) end
  end
  -- Lines that were known to mean one of these mean the same person still.
  local lines = #others > 0 and redis.call('HGETALL', aliases) or {}
  for i = 1, #lines, 2 do
    for j = 1, #others do
      if lines[i + 1] == others[j] and lines[i] ~= person then redis.call('HSET', aliases, lines[i], person) end
    end
  end
end

-- Somebody who holds seats keeps them where what they ask for instead cannot be had; who is new somewhere comes after those who wait.
local moves = before == 'ACCEPTED' and where ~= placeBefore
local function fits()
  local already = moves and 0 or beforeSeats
  return pool.taken - already + seats <= pool.capacity and not (moves and redis.call('ZCARD', pool.waiting) > 0)
end
if wish == 'ACCEPTED' and before == 'ACCEPTED' and not fits() then
  -- The person's clock moves on all the same, or a late older message would win later.
  put(source, 'ACCEPTED', beforeSeats, time, placeBefore)
  -- Whoever asks for more has seen that the seats are theirs.
  redis.call('ZREM', unconfirmed, source)
  return refuse('NO_ROOM')
end

-- What only this step can tell: another one may have changed it since it was read last.
local besides = {}
local function waitsBy(mark, place, who)
  local turn = not pot and redis.call('ZSCORE', pools[place].waiting, who)
  if turn then besides[#besides + 1] = mark .. string.format('%.0f', tonumber(turn)) end
end
if before == 'WAITLISTED' then waitsBy('before=', placeBefore, source) end
local companions = beforeSeats > 1 and redis.call('HGET', people, source)
companions = companions and cjson.decode(companions).guests
if type(companions) == 'table' and #companions > 0 then besides[#besides + 1] = 'guests=' .. cjson.encode(companions) end

local result, position, held = wish, 0, 0
adopt()
if before == 'ACCEPTED' then free(placeBefore, beforeSeats) end
if wish == 'CAPACITY' then
  redis.call('HSET', event, where == 'ONLINE' and 'terms.onlineSeats' or 'capacity', seats == -1 and '' or seats)
  redis.call('HINCRBY', event, 'revision', 1)
  pool.capacity = bound(seats)
  result = 'RESIZED'
elseif wish == 'SEAT' then
  result = 'RESIZED'
elseif wish == 'UNITE' then
  held, where, pool = math.min(beforeSeats, asked), placeBefore, pools[placeBefore]
  if before == 'ACCEPTED' then pool.taken = pool.taken + held end
  put(person, before, held, last, where)
  result = before == 'NONE' and 'WITHDRAWN' or before
elseif wish == 'ACCEPTED' then
  held = seats
  if before == 'WAITLISTED' and where ~= placeBefore then
    redis.call('ZREM', pools[placeBefore].waiting, person)
  end
  if before == 'ACCEPTED' then
    pool.taken = pool.taken + seats
    put(person, 'ACCEPTED', seats, time, where)
  elseif before == 'WAITLISTED' and where == placeBefore then
    put(person, 'WAITLISTED', seats, time, where)
    result = 'WAITLISTED'
  elseif not pot and redis.call('ZCARD', pool.waiting) == 0 and pool.taken + seats <= pool.capacity then
    pool.taken = pool.taken + seats
    put(person, 'ACCEPTED', seats, time, where)
  else
    if not turnBefore then sequence = sequence + 1 end
    redis.call('ZADD', pool.waiting, turnBefore or sequence, person)
    put(person, 'WAITLISTED', seats, time, where)
    result = 'WAITLISTED'
  end
else
  if before == 'WAITLISTED' then redis.call('ZREM', pools[placeBefore].waiting, person) end
  if wish == 'NONE' or wish == 'LAPSE' then
    result = 'WITHDRAWN'
    -- Whatever the person says after this is newer than their last word, not than our clock.
    put(person, 'NONE', 0, wish == 'LAPSE' and last or time)
  else
    put(person, wish, 0, time)
  end
end

-- Who says anything has seen that the seat is theirs, or gives it back; who says nothing has yet to.
local unseen = wish == 'UNITE' and before == 'ACCEPTED' and redis.call('ZSCORE', unconfirmed, source)
if person ~= '' then
  redis.call('ZREM', unconfirmed, person)
  for i = 1, #others do redis.call('ZREM', unconfirmed, others[i]) end
end
if unseen then redis.call('ZADD', unconfirmed, unseen, person) end

-- Seats that are free go to those who wait, not before the draw where there is one: to the first who must fit (STRICT), or to
-- the first who fits (FIT). A party that a smaller capacity has left too large for ever stands in nobody's way. An event that
-- is over or off seats nobody.
local promoted = {}
local function promote(place)
  local from, of = 0, pools[place]
  for _ = 1, 200 do
    local who = redis.call('ZRANGE', of.waiting, from, from)[1]
    if not who or of.taken >= of.capacity then return end
    local status, n, moment = standing(who)
    if of.taken + n <= of.capacity then
      redis.call('ZREM', of.waiting, who)
      put(who, 'ACCEPTED', n, moment, place)
      of.taken = of.taken + n
      if who == person then result = 'ACCEPTED' else note(who, status, n, place, 'ACCEPTED', n, place, '') end
      if who ~= person or wish == 'UNITE' then
        promoted[#promoted + 1] = who
        -- What is no answer to a message does not come again, and could not say a second time who has the seats.
        if confirm or wish == 'UNITE' or wish == 'CAPACITY' or ARGV[14] == '1' then redis.call('ZADD', unconfirmed, 0, who) end
      end
    elseif e[4] == 'FIT' or n > of.capacity then from = from + 1
    else return end
  end
end
if (e[1] == 'OPEN' or wish == 'SEAT') and not pot then
  promote('ROOM')
  promote('ONLINE')
end

local was = before == '' and 'NONE' or before
local now = result == 'WITHDRAWN' and 'NONE' or result
if wish == 'CAPACITY' or wish == 'UNITE' or (wish == 'SEAT' and #promoted > 0) or was ~= now or beforeSeats ~= held or (held > 0 and where ~= placeBefore) then
  version = version + 1
  if person ~= '' then note(person, was, beforeSeats, placeBefore, now, held, where, understood) end
end
if result == 'WAITLISTED' then
  position = redis.call('ZRANK', pool.waiting, person) + 1
  waitsBy('turn=', where, person)
end
if described ~= '' then redis.call('HSET', people, person, described) end
redis.call('HSET', event, 'taken', pools.ROOM.taken, 'takenOnline', pools.ONLINE.taken, 'sequence', sequence, 'version', version)
local answered = answer(result, position, held, where)
for i = 1, #promoted do answered[#answered + 1] = promoted[i] end
for i = 1, #besides do answered[#answered + 1] = besides[i] end
redis.call('SET', operation, cjson.encode(answered), 'EX', known)
return answered
