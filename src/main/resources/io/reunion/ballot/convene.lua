-- Makes an assembly with its roll, unless it is there already; running it again changes nothing.
-- KEYS 1 assembly (hash)  2 roll (set)
-- ARGV 1 how many of the following are fields and values in turn, then these, then the members
-- Returns OK.
local assembly, roll = KEYS[1], KEYS[2]
local fields = tonumber(ARGV[1])

if redis.call('EXISTS', assembly) == 1 then return 'OK' end
for i = fields + 2, #ARGV do redis.call('SADD', roll, ARGV[i]) end
for i = 2, fields, 2 do redis.call('HSET', assembly, ARGV[i], ARGV[i + 1]) end
return 'OK'
