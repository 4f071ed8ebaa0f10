-- Somebody takes the seats that are held for them. Running it again for the same message answers the same and changes nothing.
-- KEYS 1 unconfirmed (zset: person by ms)  2 answers (hash: person to "STATUS:seats:time")  3 journal (stream)
--      4 operation (string: the seats that this message took)
-- ARGV 1 operation id  2 time, ms  3 what was understood  4 who said it  5.. keys under which the person may stand
-- Returns the seats, 0 if none are held under a condition.
local unconfirmed, answers, journal = KEYS[1], KEYS[2], KEYS[3]
local op, time, understood, by = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local given = redis.call('GET', KEYS[4])
if given then return tonumber(given) end

local taken = 0
for i = 5, #ARGV do
  local person = ARGV[i]
  local status, seats = string.match(redis.call('HGET', answers, person) or '', '^(%u+):(%d+):')
  if redis.call('ZREM', unconfirmed, person) == 1 and status == 'ACCEPTED' then
    taken = tonumber(seats)
    local standing = status .. ':' .. seats
    redis.call('XADD', journal, '*', 'person', person, 'from', standing, 'to', standing, 'operation', op, 'time', time,
      'understood', understood, 'by', by)
  end
end
if taken > 0 then redis.call('SET', KEYS[4], taken, 'EX', 691200) end
return taken
