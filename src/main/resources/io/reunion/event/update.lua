-- Changes fields of an event if it is still the version that was read; the answers' script owns taken, sequence and capacity.
-- Running it again answers CONFLICT, since the version has moved on.
-- KEYS 1 event (hash)
-- ARGV 1 version that was read, or empty for any  2.. field, value, ...
-- Returns the new version, or CONFLICT, or NO_EVENT.
local event, read = KEYS[1], ARGV[1]

local version = redis.call('HGET', event, 'version')
if not version then return 'NO_EVENT' end
if read ~= '' and version ~= read then return 'CONFLICT' end
local fields = {}
for i = 2, #ARGV do fields[#fields + 1] = ARGV[i] end
redis.call('HSET', event, 'version', string.format('%.0f', tonumber(version) + 1), unpack(fields))
return redis.call('HGET', event, 'version')
