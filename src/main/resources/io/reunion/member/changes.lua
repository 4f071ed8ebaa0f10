-- Reads what happened after a number of the feed, the oldest first.
-- KEYS 1 changed (zset: ID by number)  2 gone (zset: ID by number)  3 number (counter)
-- ARGV 1 number after which (integer)  2 at most how many of each
-- Returns {number up to which everything is in the answer, 1 if there is more, how many changed, their IDs, then the IDs of the gone}.
local changed, gone, number = KEYS[1], KEYS[2], KEYS[3]
local after, most = '(' .. ARGV[1], tonumber(ARGV[2])

local upto = tonumber(redis.call('GET', number) or '0')
local more = 0
local lists = {}
for i, key in ipairs({changed, gone}) do
  lists[i] = redis.call('ZRANGEBYSCORE', key, after, '+inf', 'WITHSCORES', 'LIMIT', 0, most)
  if #lists[i] == 2 * most then
    upto = math.min(upto, tonumber(lists[i][2 * most]))
    more = 1
  end
end
local answer = {upto, more, 0}
for i = 1, 2 do
  for n = 1, #lists[i], 2 do
    if tonumber(lists[i][n + 1]) <= upto then answer[#answer + 1] = lists[i][n] end
  end
  if i == 1 then answer[3] = #answer - 3 end
end
return answer
