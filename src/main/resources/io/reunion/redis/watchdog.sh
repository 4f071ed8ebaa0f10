# Runs a server that must not outlive the program which started it, however that program ends.
#
#   $1    file to which the server's output is appended
#   $2..  the server and its arguments
#
# Standard input is a pipe whose other end only that program holds: its end of file means that the program is gone, or
# wants the server gone, and the server gets SIGTERM. Prints the server's process id, then nothing more; exits with the
# server's status when the server ends. Interrupts and hang-ups of the terminal are for the program to deal with, so that
# it can still use the server while it shuts down.
trap '' INT HUP
log=$1
shift
exec 3<&0 </dev/null
"$@" 3<&- >>"$log" 2>&1 &
server=$!
echo "$server"
exec >/dev/null 2>&1
(
  while read -r ignored <&3; do :; done
  kill -TERM "$server"
) &
watcher=$!
exec 3<&-
wait "$server"
status=$?
kill -KILL "$watcher"
exit "$status"
