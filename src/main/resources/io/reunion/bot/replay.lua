-- Gives an entry that was set aside back to the journal, in nobody's hands. Running it again changes nothing.
-- KEYS 1 dead (stream)  2 journal (stream)
-- ARGV 1 entry id among the dead  2 most entries that wait
-- Returns DONE, UNKNOWN when there is no such entry, or FULL.
local dead, journal = KEYS[1], KEYS[2]
local id, most = ARGV[1], tonumber(ARGV[2])

local entry = redis.call('XRANGE', dead, id, id)[1]
if not entry then return 'UNKNOWN' end
if redis.call('XLEN', journal) >= most then return 'FULL' end
redis.call('XADD', journal, '*', 'owner', '', 'update', entry[2][6])
redis.call('XDEL', dead, id)
return 'DONE'
