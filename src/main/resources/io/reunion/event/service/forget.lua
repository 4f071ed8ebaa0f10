-- Takes somebody's name out of an event: who answered stays as a figure under a key that leads to nobody. Calling twice is harmless.
-- KEYS 1 answers (hash: person to standing)  2 people (hash: person to JSON)  3 questions (hash: person to JSON)
--      4 aliases (hash: line of a pasted list to person)  5 journal (stream)  6 waiting (zset)  7 waiting from afar (zset)
--      8 unconfirmed (zset)
-- ARGV 1 person  2 the key in their place  3 JSON of who stands under it  4.. words that no entry of the journal may hold
-- Returns how many entries of the journal went.
local answers, people, questions, aliases, journal = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local person, other, described = ARGV[1], ARGV[2], ARGV[3]

local standing = redis.call('HGET', answers, person)
if standing then
  if string.sub(standing, 1, 4) ~= 'NONE' then
    redis.call('HSET', answers, other, standing)
    redis.call('HSET', people, other, described)
  end
  redis.call('HDEL', answers, person)
end
redis.call('HDEL', people, person)
redis.call('HDEL', questions, person)
for i = 6, 8 do redis.call('ZREM', KEYS[i], person) end

local lines = redis.call('HGETALL', aliases)
for i = 1, #lines, 2 do
  if lines[i + 1] == person then redis.call('HDEL', aliases, lines[i]) end
end

local function holds(fields)
  for i = 1, #fields, 2 do
    if fields[i] == 'person' and fields[i + 1] == person then return true end
    for w = 4, #ARGV do
      if string.find(fields[i + 1], ARGV[w], 1, true) then return true end
    end
  end
  return false
end
local gone = 0
for _, entry in ipairs(redis.call('XRANGE', journal, '-', '+')) do
  if holds(entry[2]) then gone = gone + redis.call('XDEL', journal, entry[1]) end
end
return gone
