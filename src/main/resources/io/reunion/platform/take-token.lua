-- Gives the access token that all instances share, or the right to fetch a new one. Changes no token.
-- KEYS 1 token (string)  2 fetching (string: who fetches one now)
-- ARGV 1 who asks  2 how long the right to fetch lasts, ms  3 how long a token must still be good for, ms
-- Returns { FRESH | FETCH | WAIT, token or '', ms that it is good for }: FETCH gives the right, WAIT says that another has it.
local token, fetching = KEYS[1], KEYS[2]
local who, lease, enough = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local value = redis.call('GET', token) or ''
local left = value == '' and 0 or redis.call('PTTL', token)
if left > enough then return { 'FRESH', value, left } end
local ours = redis.call('SET', fetching, who, 'NX', 'PX', lease)
return { ours and 'FETCH' or 'WAIT', value, left }
