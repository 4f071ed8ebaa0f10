-- Uses a one-time code up. The operation that used it gets the same answer again, any other none.
-- KEYS 1 code (string of lines: member, the one account that may use it or nothing, the operation that used it or nothing)
-- ARGV 1 account  2 operation
-- Returns the member, or nil if there is no such code for this account.
local key = KEYS[1]
local account, operation = ARGV[1], ARGV[2]

local value = redis.call('GET', key)
if not value then return nil end
local member, only, used = string.match(value, '^([^\n]*)\n([^\n]*)\n(.*)$')
if only ~= '' and only ~= account then return nil end
if used ~= '' and used ~= operation then return nil end
redis.call('SET', key, member .. '\n' .. only .. '\n' .. operation, 'KEEPTTL')
return member
