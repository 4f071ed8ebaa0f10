-- Sets until when a seat from the waiting list is held for somebody, if that is not known yet; or notes that they have been told
-- that it is theirs for good. Running it again changes nothing and answers the same.
-- KEYS 1 unconfirmed (zset: person by ms; 0 = they have not been told yet)
-- ARGV 1 person  2 until when, ms; 0 = not at all  3 1 if they have been told that the seat is theirs
-- Returns until when it is held, ms; 0 if nothing is held for them under a condition.
local unconfirmed, person, wanted, told = KEYS[1], ARGV[1], ARGV[2], ARGV[3] == '1'

local held = redis.call('ZSCORE', unconfirmed, person)
if not held then return '0' end
if tonumber(held) > 0 then return string.format('%.0f', tonumber(held)) end
if wanted ~= '0' then redis.call('ZADD', unconfirmed, wanted, person)
elseif told then redis.call('ZREM', unconfirmed, person) end
return wanted
