-- Adds to a counter. KEYS 1 counter (string); ARGV 1 how much. Returns the sum.
return redis.call('INCRBY', KEYS[1], ARGV[1])
