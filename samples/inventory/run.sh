#!/bin/sh
# Takes an inventory of this machine with swamp, and queries the data it wrote.
# Usage: samples/inventory/run.sh [folder whose git history is read; default: this source tree]
#   SWAMP   the swamp to use; default: artifacts/swamp/swamp of this source tree, built if it is missing
set -eu

sample=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$sample/../.." && pwd)
folder=$(cd "${1:-$root}" && pwd)
swamp=${SWAMP:-$root/artifacts/swamp/swamp}
if [ ! -x "$swamp" ]; then
  echo "Building swamp first; this takes a few minutes."
  "$root/build.sh"
fi

say() { printf '\n== %s\n' "$1"; }

# Shows a command, then runs it.
run() {
  printf '\n$ swamp'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./=:@-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$swamp" "$@"
}

cd "$sample"
say "The definitions are files in models/command/shell. Are they sound?"
run model validate

say "Each run asks the machine and keeps the answer as a new version of the model's data."
run model method run disks execute
run model method run memory execute
run model method run processes execute --input count=3
if git -C "$folder" rev-parse --git-dir > /dev/null 2>&1; then
  run model method run git-history execute --input "folder=$folder" --input count=5
else
  echo "(git-history is left out: $folder is not in a git work tree)"
fi

say "The summary asks nothing: its arguments read the data of the others."
run model method run summary execute

say "A workflow asks everything at once, then sums up."
run workflow run inventory --input processes=2

say "What was found, made of four answers:"
run data query 'modelName == "summary" && specName == "result"' --select attributes.stdout

say "Which data there is, and its versions (run this script again, and there is one more):"
run data list disks
run data versions disks result

say "Queries see all data of the repository."
run data query 'specName == "result"' --select '{"model": modelName, "version": version, "exit": attributes.exitCode, "ms": attributes.durationMs}'
run data query 'tags.inventory == "machine" && attributes.stdout.contains("KiB")' --select modelName

say "Everything that belongs to one version; --json works on every command."
run data get memory result --json

say "Done. The data is in samples/inventory/.swamp; what ran is shown by 'swamp model method history get summary'."
