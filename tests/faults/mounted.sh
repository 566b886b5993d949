#!/usr/bin/env bash
# mounted.sh PUBLISHER: results go into a folder that is a disk of its own, as a container's volume is, and into one that
# is mounted from the same disk. Skipped (77) where nobody may mount.
set -euo pipefail
publisher=$(realpath "$1")
unshare -m true 2>/dev/null || { echo "may not mount here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unshare -m bash -euo pipefail -s "$publisher" "$work" <<'INSIDE'
publisher=$1 work=$2
check() {  # FOLDER: publishes twice there, among a person's own files
  cd /
  echo mine >"$1/notes.txt" && rm "$1/notes.txt"
  "$publisher" publish "$1" old
  echo mine >"$1/notes.txt"
  "$publisher" publish "$1" new
  [[ $(cat "$1/summary.csv" "$1/notes.txt") == newmine ]]
  [[ ! -e $1/tables/old.csv && -e $1/tables/new.csv ]]
  "$publisher" update "$1" drawn
  [[ $(cat "$1/charts/gap-fan.svg" "$1/summary.csv") == drawnnew ]]
  [[ -z $(find "$1" -name '.chokepoint*') ]]
}
mkdir "$work/volume" "$work/bound" "$work/there"
mount -t tmpfs none "$work/volume" || exit 77
mount --bind "$work/there" "$work/bound" || exit 77
check "$work/volume"
check "$work/bound"
[[ -e $work/there/summary.csv && $(ls "$work") == $'bound\nthere\nvolume' ]]
mount -o remount,size=64k "$work/volume"
"$publisher" publish "$work/volume" more 2>"$work/said" && exit 1
grep -q 'has room for' "$work/said"
[[ $(cat "$work/volume/summary.csv") == new ]]
INSIDE
