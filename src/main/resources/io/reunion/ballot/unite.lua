-- Two records of one member: from now on they have one seat on the roll, with who is there, who represents them and whom they
-- represent. Running it again changes nothing, or moves what has come to the other seat since.
-- Who represents others is represented by nobody, and by no more than are allowed: what is too much is ended.
-- KEYS 1 assembly (hash: proxyLimit, doubles)  2 roll (set)  3 present (hash)  4 proxies (hash)  5 seats (hash: member to the seat they have, unless it is their own)  6 log (stream)
-- ARGV 1 member whose record went into another  2 that other  3 now, ms
-- Returns NONE if neither is on the roll, ONE if there was one seat already, TWO if there were two.
local assembly, roll, present, proxies, seats, log = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local gone, kept, now = ARGV[1], ARGV[2], ARGV[3]

local function seat(member) return redis.call('HGET', seats, member) or member end
local function listed(member) return redis.call('SISMEMBER', roll, member) == 1 end
local function note(what, who, whom)
  redis.call('XADD', log, '*', 'at', now, 'what', what, 'who', who, 'whom', whom)
end
local function leave(whom, by)
  redis.call('HDEL', proxies, whom)
  note('PROXY_ENDED', by, whom)
end

local from, to, answer = seat(gone), seat(kept), 'ONE'
if not listed(from) then return listed(to) and 'ONE' or 'NONE' end
if not listed(to) then
  redis.call('HSET', seats, kept, from)
  to = from
end
if from ~= to then
  answer = 'TWO'
  local all = redis.call('HGETALL', seats)
  for i = 1, #all, 2 do
    if all[i + 1] == from then redis.call('HSET', seats, all[i], to) end
  end
  redis.call('HSET', seats, from, to)
  redis.call('HINCRBY', assembly, 'doubles', 1)
  note('MERGED', to, from)
end
local function move(double)
  local came = redis.call('HGET', present, double)
  if came then
    redis.call('HSETNX', present, to, came)
    redis.call('HDEL', present, double)
  end
  local given = redis.call('HGET', proxies, double)
  if given then
    redis.call('HDEL', proxies, double)
    local free = given ~= to and redis.call('HEXISTS', proxies, to) == 0
    if free then redis.call('HSET', proxies, to, given) else note('PROXY_ENDED', given, double) end
  end
  local held, moved, all = 0, {}, redis.call('HGETALL', proxies)
  for i = 1, #all, 2 do
    if all[i + 1] == to then held = held + 1 end
    if all[i + 1] == double then moved[#moved + 1] = all[i] end
  end
  table.sort(moved)
  for _, whom in ipairs(moved) do
    if whom == to or held >= tonumber(redis.call('HGET', assembly, 'proxyLimit')) then
      leave(whom, double)
    else
      redis.call('HSET', proxies, whom, to)
      held = held + 1
    end
  end
  local by = redis.call('HGET', proxies, to)
  if by and (held > 0 or redis.call('HEXISTS', present, to) == 1) then leave(to, by) end
end
for _, double in ipairs({gone, from}) do
  if double ~= to and listed(double) then move(double) end
end
return answer
