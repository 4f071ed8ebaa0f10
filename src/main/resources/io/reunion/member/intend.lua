-- Notes that members are about to be written, so that a crash before it is told leaves a trace. Idempotent.
-- KEYS 1 dirty (zset: ID:OPERATION by the server's ms)
-- ARGV 1.. ID:OPERATION
-- Returns OK.
local dirty = KEYS[1]

local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
for i = 1, #ARGV do redis.call('ZADD', dirty, now, ARGV[i]) end
return 'OK'
