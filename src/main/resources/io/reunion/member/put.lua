-- Writes a member if the record is still the version that was read. Idempotent: writing what is already there, as the version after
-- the one that was read, answers STORED again.
-- KEYS 1 member (hash: v version, j JSON)
-- ARGV 1 version that was read (integer, 0 = none)  2 JSON
-- Returns {STORED, new version} or {CONFLICT, version that is there}.
local member = KEYS[1]
local read, json = ARGV[1], ARGV[2]

local version = redis.call('HGET', member, 'v') or '0'
local next = string.format('%.0f', tonumber(read) + 1)
if version == next and redis.call('HGET', member, 'j') == json then return {'STORED', next} end
if version ~= read then return {'CONFLICT', version} end
redis.call('HSET', member, 'v', next, 'j', json)
return {'STORED', next}
