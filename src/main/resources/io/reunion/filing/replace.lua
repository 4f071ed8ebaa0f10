-- Replaces a record, if it still is what it was read as. Running it again changes nothing more.
-- KEYS 1 records (hash: id to JSON)
-- ARGV 1 id  2 what it was, empty for absent  3 what it becomes, empty for removed
-- Returns 1 if it is so now, 0 if it was something else by then.
local records = KEYS[1]
local id, before, after = ARGV[1], ARGV[2], ARGV[3]
local now = redis.call('HGET', records, id) or ''
if now == after then return 1 end
if now ~= before then return 0 end
if after == '' then
  redis.call('HDEL', records, id)
else
  redis.call('HSET', records, id, after)
end
return 1
