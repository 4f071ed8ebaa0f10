-- Takes over an entry from an instance that is gone, if nobody else did since the caller looked.
-- KEYS 1 journal (stream)  2 claims (hash: entry id to "owner:attempts")
-- ARGV 1 entry id  2 the claim that was seen, empty for none  3 instance that takes it  4 whether the last attempt counts, 1 or 0
-- Returns how often it has been tried with this time, or 0 if it is settled or somebody was faster.
local journal, claims = KEYS[1], KEYS[2]
local id, seen, owner, counts = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

if (redis.call('HGET', claims, id) or '') ~= seen then return 0 end
if #redis.call('XRANGE', journal, id, id) == 0 then return 0 end
local attempts = tonumber(string.match(seen, ':(%d+)$') or '1') + counts
redis.call('HSET', claims, id, owner .. ':' .. attempts)
return attempts
