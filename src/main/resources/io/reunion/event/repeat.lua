-- Lets a card be sent anew to a chat, if that is long enough ago. Running it again at once answers how long to wait.
-- KEYS 1 repeated (hash: chat to the ms at which a card was last sent there)
-- ARGV 1 chat  2 now, ms  3 shortest time between two, ms
-- Returns 0 if it may be sent, else how long to wait, ms.
local repeated, chat, now, interval = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local last = tonumber(redis.call('HGET', repeated, chat) or '0')
if now < last + interval then return last + interval - now end
redis.call('HSET', repeated, chat, ARGV[2])
return 0
