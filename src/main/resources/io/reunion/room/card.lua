-- Notes what a message of ours is a card for. Running it again changes nothing.
-- KEYS 1 card (string: subject)
-- ARGV 1 subject  2 how long it is kept, in s
-- Returns OK.
return redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
