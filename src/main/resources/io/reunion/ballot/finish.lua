-- Ends a closed ballot in one step: writes what was found, the sealed papers and who voted, and forgets who may vote, what was
-- in the box and which links were used. Running it again, or twice at once, changes nothing that was found first.
-- KEYS 1 ballot (hash: state)  2 votes (hash)  3 who may vote (set)  4 used links (set)  5 sealed papers (list)  6 who voted (set)
-- ARGV 1 state to be  2 how many fields and values  3 how many papers  then fields and values in turn, papers, members
-- Returns OK, or the state that forbids it, or NONE.
local ballot, votes, may, links, sealed, voted = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local to, fields, papers = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local state = redis.call('HGET', ballot, 'state')
if not state then return 'NONE' end
if redis.call('HEXISTS', ballot, 'attended') == 0 then
  if state ~= 'CLOSED' then return state end
  local at = 4
  for i = at, at + fields - 1, 2 do redis.call('HSET', ballot, ARGV[i], ARGV[i + 1]) end
  at = at + fields
  redis.call('DEL', sealed)
  for i = at, at + papers - 1 do redis.call('RPUSH', sealed, ARGV[i]) end
  at = at + papers
  for i = at, #ARGV do redis.call('SADD', voted, ARGV[i]) end
  redis.call('HSET', ballot, 'state', to)
end
redis.call('DEL', votes, may, links)
return 'OK'
