#!/usr/bin/env bash
# docker-down.sh DIR: removes the containers of a daemon that docker-up.sh started, and ends it by its own pid file.
dir=${1:?which folder}
export DOCKER_HOST=unix://$dir/docker.sock
docker ps -aq 2>/dev/null | xargs -r docker rm -f >/dev/null 2>&1
pid=$(cat "$dir/docker.pid" 2>/dev/null) || exit 0
kill -TERM "$pid"
for _ in $(seq 150); do [ -e "$dir/docker.pid" ] || exit 0; sleep 0.1; done
echo "dockerd $pid did not end" >&2
exit 1
