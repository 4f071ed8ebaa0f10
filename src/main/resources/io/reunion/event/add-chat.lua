-- Notes that an event is announced in a chat, or that the chat goes on under another id. Running it again changes nothing.
-- KEYS 1 event (hash: chats, one a line)
-- ARGV 1 chat  2 the chat that it replaces, or empty
-- Returns 1 if something changed, else 0.
local event, chat, old = KEYS[1], ARGV[1], ARGV[2]

local listed = redis.call('HGET', event, 'chats')
if not listed then return 0 end
local chats, there, replaced = {}, false, false
for line in string.gmatch(listed, '[^\n]+') do
  if line == chat then there = true end
  if old ~= '' and line == old then replaced = true else chats[#chats + 1] = line end
end
if old ~= '' and not replaced then return 0 end
if there and not replaced then return 0 end
if not there then chats[#chats + 1] = chat end
redis.call('HSET', event, 'chats', table.concat(chats, '\n'))
return 1
