#!/usr/bin/env bash
# Makes the archive that shortens every start: archive.sh JAR CONFIG ARCHIVE
# Starts the demo with the Java that will run the service, ends it when it is ready; what it has loaded is in the archive.
# From Java 25 on the archive has linked classes too, and which methods were busy: it is given by -XX:AOTCache, before that
# by -XX:SharedArchiveFile.
set -euo pipefail
jar=$(realpath "$1") config=$(realpath "$2") archive=$(realpath --canonicalize-missing "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
making=-XX:ArchiveClassesAtExit
if java -XX:+PrintFlagsFinal -version 2> err | grep -q AOTCacheOutput; then making=-XX:AOTCacheOutput; fi
: > out
# An archive fits only a JVM with the same collector and the same headers of objects.
java -XX:+IgnoreUnrecognizedVMOptions -XX:+UseCompactObjectHeaders -XX:+UseSerialGC \
  "$making=$archive" -jar "$jar" demo --config "$config" --port 0 > out 2> err &
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
