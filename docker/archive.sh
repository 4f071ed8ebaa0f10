#!/usr/bin/env bash
# Makes the class-data archive that shortens every start: archive.sh JAR CONFIG ARCHIVE
# Starts the demo with the Java that will run the service, ends it when it is ready; what it has loaded is in the archive.
set -euo pipefail
jar=$(realpath "$1") config=$(realpath "$2") archive=$(realpath --canonicalize-missing "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# An archive fits only a JVM with the same collector and the same headers of objects.
java -XX:+IgnoreUnrecognizedVMOptions -XX:+UseCompactObjectHeaders -XX:+UseSerialGC \
  -XX:ArchiveClassesAtExit="$archive" -jar "$jar" demo --config "$config" --port 0 > out 2> err &
pid=$!
for _ in $(seq 600); do
  grep -q '^reunion ready' out && break
  kill -0 "$pid" 2>/dev/null || { cat err >&2; exit 1; }
  sleep 0.1
done
kill -TERM "$pid"
# Ended by a signal, so its exit code says nothing.
wait "$pid" || true
test -s "$archive"
