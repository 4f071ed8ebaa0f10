-- Takes an entry out of the journal; with a reason it is kept among the dead for 30 days. Running it again changes nothing.
-- KEYS 1 journal (stream)  2 claims (hash)  3 dead (stream)
-- ARGV 1 entry id  2 reason, empty when it is simply done
-- Returns 1 if the entry was there, else 0.
local journal, claims, dead = KEYS[1], KEYS[2], KEYS[3]
local id, reason = ARGV[1], ARGV[2]

if reason ~= '' then
  local entry = redis.call('XRANGE', journal, id, id)[1]
  if entry then
    -- What people wrote is not kept for ever.
    local oldest = (redis.call('TIME')[1] - 2592000) * 1000
    redis.call('XADD', dead, 'MINID', string.format('%.0f', oldest), '*', 'id', id, 'reason', reason, 'update', entry[2][4])
    redis.call('EXPIRE', dead, 2592000)
  end
end
redis.call('HDEL', claims, id)
return redis.call('XDEL', journal, id)
