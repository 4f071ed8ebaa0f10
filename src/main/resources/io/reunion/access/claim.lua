-- Takes a key for a request, or tells what became of the request that took it before. Asked twice for the same request,
-- the second finds the first under way.
-- KEYS 1 the key (string: digest of the request, a blank, its answer; no answer while it is under way)
-- ARGV 1 digest of the request  2 for how long it may be under way before it counts as broken off, in ms
-- Returns a list: FRESH, UNDER_WAY, OTHER (another request has the key), or ANSWERED and the answer.
local key = KEYS[1]
local digest, ms = ARGV[1], ARGV[2]

local kept = redis.call('GET', key)
if not kept then
  redis.call('SET', key, digest .. ' ', 'PX', ms)
  return { 'FRESH' }
end
local blank = string.find(kept, ' ', 1, true)
if string.sub(kept, 1, blank - 1) ~= digest then return { 'OTHER' } end
if blank == #kept then return { 'UNDER_WAY' } end
return { 'ANSWERED', string.sub(kept, blank + 1) }
