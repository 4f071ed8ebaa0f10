-- Notes that somebody has come to an event, or that they have not after all. Idempotent: an operation that was run before
-- changes nothing and answers what it answered then.
-- KEYS 1 arrivals (hash: person to JSON)  2 answers of the event (hash: person to "STATUS:seats:time[:ONLINE]")
--      3 operation (string: the answer given)
-- ARGV 1 ARRIVE|UNDO  2 time, ms  3 how long an operation is known, s  4 name  5 ROOM|ONLINE  6 how many came, 0 = the whole party
--      7 how it is known  8.. keys under which the person may stand
-- Returns {ARRIVED|ALREADY|UNDONE|NOT_THERE, person, JSON of the arrival or ''}.
local arrivals, answers, operation = KEYS[1], KEYS[2], KEYS[3]
local what, time, known, name, seat, seats, way = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6]), ARGV[7]

local given = redis.call('GET', operation)
if given then return cjson.decode(given) end
local function answer(result, person, arrival)
  local answered = { result, person, arrival }
  redis.call('SET', operation, cjson.encode(answered), 'EX', known)
  return answered
end

local person, held, expected = ARGV[8], 1, false
for i = 8, #ARGV do
  local there = redis.call('HGET', arrivals, ARGV[i])
  if there then
    if what == 'ARRIVE' then return answer('ALREADY', ARGV[i], there) end
    redis.call('HDEL', arrivals, ARGV[i])
    return answer('UNDONE', ARGV[i], there)
  end
  local status, n = string.match(redis.call('HGET', answers, ARGV[i]) or '', '^(%u+):(%d+):')
  if status == 'ACCEPTED' and not expected then
    person, held, expected = ARGV[i], tonumber(n), true
  end
end
if what == 'UNDO' then return answer('NOT_THERE', person, '') end
local arrival = cjson.encode({
  name = name, seat = seat, seats = seats > 0 and seats or held, walkIn = not expected, way = way, at = tonumber(time),
})
redis.call('HSET', arrivals, person, arrival)
return answer('ARRIVED', person, arrival)
