#!/usr/bin/env bash
# docker-up.sh [DIR]: starts a private Docker daemon that leaves the machine's network alone, and waits for it. Needs root, and dockerd (Debian: docker.io).
# Prints one line for eval: export DOCKER_HOST=...   DIR is kept short, since paths of sockets are; DOCKER_DATA names the folder for images.
set -euo pipefail
dir=${1:-/run/swamp-docker}
data=${DOCKER_DATA:-/var/tmp/swamp-docker}
export DOCKER_HOST=unix://$dir/docker.sock PATH=$PATH:/usr/sbin:/sbin
command -v dockerd >/dev/null || { echo "dockerd is not installed: apt-get install docker.io" >&2; exit 1; }
if ! docker version >/dev/null 2>&1; then
  mkdir -p "$dir" "$data"
  rm -rf "$dir/docker.pid" "$dir/docker.sock" "$dir/exec" # left by a daemon that was killed
  setsid nohup dockerd -H "$DOCKER_HOST" --data-root "$data" --exec-root "$dir/exec" --pidfile "$dir/docker.pid" \
    --bridge=none --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false >"$dir/log" 2>&1 </dev/null &
  for _ in $(seq 300); do docker version >/dev/null 2>&1 && break; sleep 0.1; done
  docker version >/dev/null 2>&1 || { tail -5 "$dir/log" >&2; exit 1; }
fi
echo "export DOCKER_HOST=$DOCKER_HOST"
