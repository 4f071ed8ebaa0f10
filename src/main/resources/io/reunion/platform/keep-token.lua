-- Keeps a fetched access token and gives back the right to fetch. Running it again changes nothing but the expiry.
-- KEYS 1 token (string)  2 fetching (string: who fetches one now)
-- ARGV 1 who fetched  2 token, empty if none was got  3 how long it is good for, ms
-- Returns 1.
local key, fetching = KEYS[1], KEYS[2]
local who, token, life = ARGV[1], ARGV[2], tonumber(ARGV[3])

if token ~= '' and life > 0 then redis.call('SET', key, token, 'PX', life) end
if redis.call('GET', fetching) == who then redis.call('DEL', fetching) end
return 1
