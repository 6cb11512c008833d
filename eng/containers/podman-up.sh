#!/usr/bin/env bash
# podman-up.sh DIR: settings for a podman with images and containers of its own below DIR. There is no daemon; needs root, and podman with runc
# (Debian: podman runc catatonit netavark). Prints lines for eval.
# Why each setting: podman asks for more open files than a container host without CAP_SYS_RESOURCE may give; crun refuses hosts with both kinds of cgroups; there may be no
# systemd, and no journal.
set -euo pipefail
dir=${1:?which folder}
for program in podman runc; do
  PATH=$PATH:/usr/sbin command -v $program >/dev/null || { echo "$program is not installed: apt-get install podman runc catatonit netavark" >&2; exit 1; }
done
mkdir -p "$dir"
files=$(ulimit -Hn); processes=$(ulimit -Hu); most=$(cat /proc/sys/kernel/pid_max)
if [ "$processes" = unlimited ] || [ "$processes" -gt "$most" ]; then processes=$most; fi
[ "$files" = unlimited ] && files=1048576
cat >"$dir/containers.conf" <<END
[containers]
default_ulimits = ["nofile=$files:$files", "nproc=$processes:$processes"]
init_path = "/usr/bin/catatonit"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
tmp_dir = "$dir/tmp"
[network]
network_backend = "netavark"
END
cat >"$dir/storage.conf" <<END
[storage]
driver = "overlay"
graphroot = "$dir/images"
runroot = "$dir/run"
END
export CONTAINERS_CONF=$dir/containers.conf CONTAINERS_STORAGE_CONF=$dir/storage.conf
podman info >/dev/null
echo "export CONTAINERS_CONF=$CONTAINERS_CONF CONTAINERS_STORAGE_CONF=$CONTAINERS_STORAGE_CONF"
