#!/usr/bin/env bash
# Whether the service in this container lives: exit 0 if /health/live answers 200 within three seconds, else 1.
# PORT is the port on which it listens (default 8080).
live() {
  exec 3<>"/dev/tcp/127.0.0.1/${PORT:-8080}" || return 1
  printf 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r -t 3 _ status _ <&3 && [ "$status" = 200 ]
}
live 2>/dev/null || exit 1
