-- Reads a session. Changes nothing.
-- KEYS 1 session (hash: v, j)
-- Returns {version, JSON}, each nil if there is none.
return redis.call('HMGET', KEYS[1], 'v', 'j')
