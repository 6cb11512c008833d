#!/usr/bin/env bash
# podman-down.sh DIR: removes the containers and images of a podman that podman-up.sh set up.
dir=${1:?which folder}
export CONTAINERS_CONF=$dir/containers.conf CONTAINERS_STORAGE_CONF=$dir/storage.conf
[ -e "$CONTAINERS_CONF" ] || exit 0
podman rm -f -t 0 -a >/dev/null 2>&1
podman umount -a >/dev/null 2>&1
for mounted in $(awk -v dir="$dir/" 'index($2, dir) == 1 {print $2}' /proc/mounts | sort -r); do umount "$mounted"; done
rm -rf "$dir"
