-- Runs the script above, which is the function "one", once for each of several callers. What fails for one of them fails for it alone.
-- KEYS those of all, one after the other
-- ARGV for each: how many keys (integer)  how many arguments (integer)  the arguments
-- Returns for each {1, what the script returned} or {0, the error}. Running it again is as harmless as running the script again.
local replies, key, arg = {}, 0, 0
while arg < #ARGV do
  local keys, args = {}, {}
  local many, more = tonumber(ARGV[arg + 1]), tonumber(ARGV[arg + 2])
  for i = 1, many do keys[i] = KEYS[key + i] end
  for i = 1, more do args[i] = ARGV[arg + 2 + i] end
  key, arg = key + many, arg + 2 + more
  local done, reply = pcall(one, keys, args)
  if done then
    replies[#replies + 1] = { 1, reply }
  else
    replies[#replies + 1] = { 0, type(reply) == 'table' and reply.err or tostring(reply) }
  end
end
return replies
