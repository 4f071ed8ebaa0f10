-- Keeps a session if it is still the version that was read. Saving what is already there again answers CONFLICT, which the caller
-- treats as read-again: harmless.
-- KEYS 1 session (hash: v, j)
-- ARGV 1 version that was read (integer, 0 = none)  2 JSON  3 expiry in ms
-- Returns OK or CONFLICT.
local session = KEYS[1]
local read, json, expiry = ARGV[1], ARGV[2], ARGV[3]

local version = redis.call('HGET', session, 'v') or '0'
if version ~= read then return 'CONFLICT' end
redis.call('HSET', session, 'v', string.format('%.0f', tonumber(version) + 1), 'j', json)
redis.call('PEXPIRE', session, expiry)
return 'OK'
