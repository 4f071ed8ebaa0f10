-- Forgets an access token that the platform refused, unless it is a newer one already. Running it again changes nothing.
-- KEYS 1 token (string)
-- ARGV 1 the refused token
-- Returns 1 if it was forgotten, else 0.
local key, refused = KEYS[1], ARGV[1]

if redis.call('GET', key) == refused then return redis.call('DEL', key) end
return 0
