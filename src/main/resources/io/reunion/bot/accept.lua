-- Journals an update unless it was seen before. Running it again with the same arguments answers DUPLICATE: harmless.
-- KEYS 1 seen (string: entry id)  2 journal (stream)
-- ARGV 1 update (JSON)  2 instance that works it  3 how long it counts as seen, in s  4 most entries that wait
-- Returns {NEW|DUPLICATE|FULL, entry id}.
local seen, journal = KEYS[1], KEYS[2]
local update, owner, window, most = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

local earlier = redis.call('GET', seen)
if earlier then return { 'DUPLICATE', earlier } end
if redis.call('XLEN', journal) >= most then return { 'FULL', '' } end
local id = redis.call('XADD', journal, '*', 'owner', owner, 'update', update)
redis.call('SET', seen, id, 'EX', window)
return { 'NEW', id }
