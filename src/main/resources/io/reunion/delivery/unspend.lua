-- Gives back one of each quota, for what was counted and certainly not sent. What is not counted stays so. Not idempotent: a repeated call
-- gives back twice.
-- KEYS 1.. quotas (string: how many are used)
-- Returns 0.
for i = 1, #KEYS do
  if tonumber(redis.call('GET', KEYS[i]) or '0') > 0 then redis.call('DECR', KEYS[i]) end
end
return 0
