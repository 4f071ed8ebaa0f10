-- Admits an account to those for which codes are mailed to a member, if there is a place left. Idempotent.
-- KEYS 1 accounts (set)
-- ARGV 1 account  2 how many accounts there may be  3 how long they are kept from the first, ms
-- Returns 1 if it is one of them now, else 0.
local accounts = KEYS[1]
local account, most, kept = ARGV[1], tonumber(ARGV[2]), ARGV[3]

if redis.call('SISMEMBER', accounts, account) == 1 then return 1 end
local there = redis.call('SCARD', accounts)
if there >= most then return 0 end
redis.call('SADD', accounts, account)
if there == 0 then redis.call('PEXPIRE', accounts, kept) end
return 1
