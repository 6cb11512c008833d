#!/usr/bin/env bash
# Publishes the product for this machine into artifacts/swamp: `swamp` (native) and `swamp-host` (managed).
# Usage: ./build.sh [--native-tfm net10.0|net9.0] [--managed]
#   --native-tfm   framework that the native executable is compiled for; found out by itself when left out
#   --managed      do not try to build native code
set -euo pipefail
cd "$(dirname "$0")"
out=artifacts/swamp
tfm=${SWAMP_NATIVE_TFM:-}
managed=false
while [ $# -gt 0 ]; do
  case "$1" in
    --native-tfm) tfm=$2; shift 2 ;;
    --managed) managed=true; shift ;;
    *) echo "build.sh: unknown option $1" >&2; exit 2 ;;
  esac
done

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) rid=linux-x64 ;;
  Linux-aarch64) rid=linux-arm64 ;;
  Darwin-x86_64) rid=osx-x64 ;;
  Darwin-arm64) rid=osx-arm64 ;;
  *) echo "build.sh: unsupported platform $(uname -s) $(uname -m)" >&2; exit 1 ;;
esac

publish() { dotnet publish "$1" -c Release -r "$rid" -v q -nologo -o "$2" "${@:3}"; }
can_link() { command -v clang >/dev/null || command -v gcc >/dev/null; }

if [ -z "$tfm" ]; then
  tfm=net9.0
  if [ "$managed" = false ] && dotnet restore eng/native-probe/probe.csproj -r "$rid" -v q -nologo >/dev/null 2>&1; then tfm=net10.0; fi
fi
rm -rf "$out" && mkdir -p "$out"

if [ "$managed" = false ] && can_link; then
  [ "$tfm" = net10.0 ] || echo "build.sh: the package feed has no .NET 10 ahead-of-time runtime pack; 'swamp' is compiled for $tfm" >&2
  publish src/Swamp.Cli "$out" -f "$tfm" -p:NativeTfm="$tfm" -p:SwampNative=true
else
  echo "build.sh: no native toolchain (clang or gcc); 'swamp' is published as a trimmed managed single file and starts slower" >&2
  publish src/Swamp.Cli "$out" -f net10.0 -p:NativeTfm="$tfm" --self-contained -p:PublishSingleFile=true -p:PublishTrimmed=true -p:SwampReadyToRun=true
fi
publish src/Swamp.Host "$out" -p:NativeTfm="$tfm" --self-contained false -p:SwampReadyToRun=true
rm -f "$out"/*.dbg "$out"/*.xml "$out"/*.pdb
echo "Published to $out: $("$out/swamp" --version)"
