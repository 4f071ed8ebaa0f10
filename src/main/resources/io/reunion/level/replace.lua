-- Replaces the level of a part, if it still is what it was read as. Running it again changes nothing more.
-- KEYS 1 levels (hash: part to "LEVEL end in ms"; expires with the last of them)
-- ARGV 1 part  2 what it was, empty for none  3 what it becomes, empty for none
-- Returns 1 if it is so now, 0 if it was something else by then.
local levels = KEYS[1]
local part, before, after = ARGV[1], ARGV[2], ARGV[3]

local now = redis.call('HGET', levels, part) or ''
if now == after then return 1 end
if now ~= before then return 0 end
if after == '' then
  redis.call('HDEL', levels, part)
else
  redis.call('HSET', levels, part, after)
end
local last = 0
for _, level in ipairs(redis.call('HVALS', levels)) do
  last = math.max(last, tonumber(string.match(level, '(%d+)$')) or 0)
end
if last > 0 then redis.call('PEXPIREAT', levels, string.format('%.0f', last)) end
return 1
