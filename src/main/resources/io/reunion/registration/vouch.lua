-- Notes who says that an account is a member's. One person counts once, with what they said last. Idempotent.
-- KEYS 1 vouches (hash: member who vouches to member who is meant)
-- ARGV 1 who vouches  2 for whom  3 how long vouches are kept, ms
-- Returns how many vouch for the same member now.
local vouches = KEYS[1]
local by, member, kept = ARGV[1], ARGV[2], ARGV[3]

redis.call('HSET', vouches, by, member)
redis.call('PEXPIRE', vouches, kept)
local count = 0
for _, meant in ipairs(redis.call('HVALS', vouches)) do
  if meant == member then count = count + 1 end
end
return count
