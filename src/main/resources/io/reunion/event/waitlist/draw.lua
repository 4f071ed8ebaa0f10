-- Puts those who wait into the order that was drawn, if nobody came or went since it was; from then on the waiting list is an
-- ordinary one. Running it again answers DRAWN and changes nothing.
-- KEYS 1 event (hash: terms.draw)  2 waiting for the room (zset: person by sequence)  3 waiting for a place from afar (the same)
--      4 answers (hash)  5 draw (hash: record; untold, until everybody who was in it is on the way to hear of it)
-- ARGV 1 record of the draw, JSON  2.. person, seats in the drawn order
-- Returns DRAWN, CHANGED if those who wait are others now, or NO_DRAW.
local event, room, online, answers, draw = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local record = ARGV[1]

local state = redis.call('HGET', event, 'terms.draw')
if state == '"DRAWN"' then return 'DRAWN' end
if state ~= '"PENDING"' then return 'NO_DRAW' end
if (redis.call('ZCARD', room) + redis.call('ZCARD', online)) * 2 ~= #ARGV - 1 then return 'CHANGED' end
for i = 2, #ARGV, 2 do
  local status, seats = string.match(redis.call('HGET', answers, ARGV[i]) or '', '^(%u+):(%d+):')
  if status ~= 'WAITLISTED' or seats ~= ARGV[i + 1] then return 'CHANGED' end
end

local sequence = tonumber(redis.call('HGET', event, 'sequence') or '0')
for i = 2, #ARGV, 2 do
  sequence = sequence + 1
  -- Each stays on the list that they are on.
  redis.call('ZADD', room, 'XX', sequence, ARGV[i])
  redis.call('ZADD', online, 'XX', sequence, ARGV[i])
end
redis.call('HSET', draw, 'record', record, 'untold', '1')
redis.call('HSET', event, 'sequence', sequence, 'terms.draw', '"DRAWN"')
redis.call('HINCRBY', event, 'version', 1)
redis.call('HINCRBY', event, 'revision', 1)
return 'DRAWN'
