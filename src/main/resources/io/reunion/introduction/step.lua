-- Takes an introduction on: the one who was asked agrees or declines, the asker withdraws, the time runs out. Running it again
-- changes nothing more.
-- KEYS 1 introduction (hash)  2 counts (hash)  3 unplanned (set: "ID STATE")
-- ARGV 1 id  2 who steps (member; nothing for time)  3 AGREED, DECLINED, WITHDRAWN or ENDED  4 contact of who agrees  5 now, ms
-- Returns the state that holds now; NONE if there is no such introduction for this member; OVER if it is too late.
local record, counts, unplanned = KEYS[1], KEYS[2], KEYS[3]
local id, who, to, contact, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])

local asker, asked, state, till, told = unpack(redis.call('HMGET', record, 'a', 'b', 's', 'until', 'told'))
if not asker then return 'NONE' end
if to == 'AGREED' or to == 'DECLINED' then
  if who ~= asked or told ~= '1' then return 'NONE' end
elseif to == 'WITHDRAWN' then
  if who ~= asker then return 'NONE' end
end
if state == 'AGREED' or state == to then return state end
if state == 'WITHDRAWN' or state == 'ENDED' then return 'OVER' end
local late = now >= tonumber(till)
if to == 'ENDED' then
  if not late then return state end
elseif late then
  return 'OVER'
end
redis.call('HSET', record, 's', to)
if to == 'AGREED' then
  redis.call('HSET', record, 'cb', contact)
  redis.call('HINCRBY', counts, 'agreed', 1)
  redis.call('SADD', unplanned, id .. ' AGREED')
elseif to == 'WITHDRAWN' or to == 'ENDED' then
  redis.call('HDEL', record, 'r', 'ca', 'cb')
  redis.call('HINCRBY', counts, to == 'ENDED' and 'unanswered' or 'withdrawn', 1)
end
return to
