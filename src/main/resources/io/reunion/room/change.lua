-- Changes what is known of a chat, if it still is what it was read as. Running it again changes nothing more.
-- KEYS 1 room (hash)
-- ARGV 1.. field, what it was, what it becomes, ...; empty for absent
-- Returns 1 if it is so now, 0 if it was something else by then, or there is no such chat any more.
local room = KEYS[1]

if redis.call('EXISTS', room) == 0 then return 0 end
local same, done = true, true
for i = 1, #ARGV, 3 do
  local now = redis.call('HGET', room, ARGV[i]) or ''
  same = same and now == ARGV[i + 1]
  done = done and now == ARGV[i + 2]
end
if done then return 1 end
if not same then return 0 end
for i = 1, #ARGV, 3 do
  if ARGV[i + 2] == '' then
    redis.call('HDEL', room, ARGV[i])
  else
    redis.call('HSET', room, ARGV[i], ARGV[i + 2])
  end
end
return 1
