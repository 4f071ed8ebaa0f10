-- Returns one reply of every kind: the key, how many arguments, the arguments, a number, nothing, an empty list, a status.
return { KEYS[1], #ARGV, ARGV, 7.9, false, {}, redis.status_reply('OK') }
