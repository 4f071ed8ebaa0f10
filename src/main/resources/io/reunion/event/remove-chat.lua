-- Notes that an event is not announced in a chat any more; its card there is no longer kept up to date. Running it again
-- changes nothing.
-- KEYS 1 event (hash: chats, one a line)  2 cards (hash: by chat)
-- ARGV 1 chat
-- Returns 1 if something changed, else 0.
local event, cards, chat = KEYS[1], KEYS[2], ARGV[1]

local listed = redis.call('HGET', event, 'chats')
if not listed then return 0 end
local chats, there = {}, false
for line in string.gmatch(listed, '[^\n]+') do
  if line == chat then there = true else chats[#chats + 1] = line end
end
if not there then return 0 end
redis.call('HSET', event, 'chats', table.concat(chats, '\n'))
redis.call('HDEL', cards, chat)
return 1
