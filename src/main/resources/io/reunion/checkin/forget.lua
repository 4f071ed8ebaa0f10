-- Lets the codes of somebody lead nowhere: the one they are given, and those of accounts and records that became theirs.
-- Running it again changes nothing.
-- KEYS 1 coded (hash: person to secret)  2 codes (hash: secret to "person\nname")
-- ARGV 1 person
-- Returns how many codes went.
local coded, codes = KEYS[1], KEYS[2]
local begins = ARGV[1] .. '\n'

local gone = 0
local held = redis.call('HGETALL', codes)
for i = 1, #held, 2 do
  if string.sub(held[i + 1], 1, #begins) == begins then
    redis.call('HDEL', codes, held[i])
    gone = gone + 1
  end
end
redis.call('HDEL', coded, ARGV[1])
return gone
