-- Sets until when a seat from the waiting list is held for somebody, if that is not known yet, or gives it to them for good.
-- Running it again changes nothing and answers the same.
-- KEYS 1 unconfirmed (zset: person by ms; 0 = not known yet)
-- ARGV 1 person  2 until when, ms; 0 = the seat is theirs
-- Returns until when it is held, ms; 0 if nothing is held for them under a condition.
local unconfirmed, person, wanted = KEYS[1], ARGV[1], ARGV[2]

local held = redis.call('ZSCORE', unconfirmed, person)
if not held then return '0' end
if tonumber(held) > 0 then return string.format('%.0f', tonumber(held)) end
if wanted == '0' then redis.call('ZREM', unconfirmed, person) else redis.call('ZADD', unconfirmed, wanted, person) end
return wanted
