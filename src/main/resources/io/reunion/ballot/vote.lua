-- Puts a vote into a ballot that is open, in place of an earlier one from the same place. Running it again changes nothing.
-- Nothing that it writes names the moment, and of a sealed vote nothing names the voter.
-- Once one came too late the ballot stays closed, also where a clock is set back.
-- KEYS 1 ballot (hash: state, late)  2 who may vote: members or slots (set)  3 votes (hash)
-- ARGV 1 member or slot  2 vote  3 now, ms  4 when it closes by itself, ms, or 0
-- Returns KEPT, REPLACED, NOT_ON_ROLL, NOT_OPEN, CLOSED or UNKNOWN.
local ballot, may, votes = KEYS[1], KEYS[2], KEYS[3]
local who, vote, now, closes = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

local state = redis.call('HGET', ballot, 'state')
if not state then return 'UNKNOWN' end
if state == 'DRAFT' then return 'NOT_OPEN' end
if state ~= 'OPEN' or redis.call('HEXISTS', ballot, 'late') == 1 then return 'CLOSED' end
if closes > 0 and now >= closes then
  redis.call('HSET', ballot, 'late', 1)
  return 'CLOSED'
end
if redis.call('SISMEMBER', may, who) == 0 then return 'NOT_ON_ROLL' end
return redis.call('HSET', votes, who, vote) == 1 and 'KEPT' or 'REPLACED'
