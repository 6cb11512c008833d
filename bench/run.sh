#!/usr/bin/env bash
# Measures swamp against the floors of this machine, in the same run, and prints the tables of docs/performance.md.
# Usage: bench/run.sh [rounds, default 31 [part of the name of what is measured]]
# For figures worth keeping, the machine has to do nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/bench
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) rid=linux-x64 ;;
  Linux-aarch64) rid=linux-arm64 ;;
  Darwin-x86_64) rid=osx-x64 ;;
  Darwin-arm64) rid=osx-arm64 ;;
  *) echo "bench/run.sh: unsupported platform" >&2; exit 1 ;;
esac
[ -x artifacts/swamp/swamp ] || ./build.sh
[ -x "$out/floor/floor" ] || dotnet publish bench/Swamp.Bench.Floor -c Release -r "$rid" -v q -nologo -o "$out/floor"
dotnet publish bench/Swamp.Bench -c Release -v q -nologo -o "$out/bench"

# Drivers are measured where this may start a container engine of its own.
if [ "$(id -u)" = 0 ] && PATH=$PATH:/usr/sbin command -v dockerd >/dev/null && [ -e /bin/busybox ]; then
  engine=/run/swbench$$
  export DOCKER_DATA=/var/tmp/swbench$$
  eval "$(eng/containers/docker-up.sh $engine)"
  trap 'eng/containers/docker-down.sh $engine; umount $DOCKER_DATA 2>/dev/null; rm -rf $engine $DOCKER_DATA' EXIT
  eng/containers/shell-image.sh bench-shell
  eng/containers/runtime-image.sh bench-runtime
  swamp=$PWD/artifacts/swamp/swamp probe=$(mktemp -d)
  (cd "$probe" && "$swamp" init --tool none >/dev/null 2>&1)
  mkdir "$probe/extensions" && cp -r samples/typescript/extensions/models "$probe/extensions/" # Without an extension nobody looks for Deno.
  eng/containers/deno-image.sh bench-deno "$("$swamp" doctor extensions --json --repo-dir "$probe" | sed -n 's/.*"denoPath": *"\([^"]*\)".*/\1/p')"
  rm -rf "$probe"
  export SWAMP_BENCH_DRIVERS=1
fi

echo "Processors: $(getconf _NPROCESSORS_ONLN), kernel $(uname -sr), load $(uptime | sed 's/.*average[s]*: //')"
echo "$(artifacts/swamp/swamp version)"
echo
dotnet "$out/bench/Swamp.Bench.dll" "$PWD/artifacts/swamp/swamp" "$PWD/$out/floor/floor" "${1:-31}" ${2:+"$2"}

for project in bench/Swamp.Storage.Bench bench/Swamp.Cel.Bench bench/Swamp.Workflows.Bench; do
  [ -d "$project" ] || continue
  printf '\n%s\n' "$(basename "$project")"
  dotnet publish "$project" -c Release -v q -nologo -o "$out/$(basename "$project")"
  dotnet "$out/$(basename "$project")/$(basename "$project").dll"
done
