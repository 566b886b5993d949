#!/usr/bin/env bash
# commands.sh PROGRAM SHIM DATA [--all]: calls commands over results that stand, and lets one of the calls by which they
# change the disk fail, or be the last: afterwards the place holds the old or the new, whole, and the next call with --force
# succeeds and leaves nothing behind. A few commands at a few calls; with --all every command that writes at every call,
# which takes hours.
set -euo pipefail
program=$(realpath "$1") shim=$(realpath "$2") data=$(realpath "$3") all=${4:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/place" "$work/old"
cd "$work"

call() {  # WORDS...: without programs that draw
  PATH=$work/bin "$program" "$1" --data "$data" --quiet "${@:2}" >"$work/said" 2>&1
}
disturbed() {  # HOW AT WORDS...
  (
    export LD_PRELOAD=$shim FAULT_BELOW=$work/place FAULT_HOW=$1 FAULT_AT=$2 FAULT_COUNT=$work/count
    call "${@:3}"
  )
}
state() {  # of all that stands in the folder, but what differs between two calls of one run
  (
    cd place
    find . -type f ! -name manifest.json ! -path '*chokepoint-part*' ! -path './*.part-*' ! -name '*.tmp-??????' -print0 |
      LC_ALL=C sort -z | xargs -0r sha256sum
    [[ ! -e r/manifest.json ]] || grep -v -e wall_seconds -e peak_memory r/manifest.json
  )
}
restore() { rm -rf place && cp -a old place; }
fail() {
  echo "$*" && cat said
  exit 1
}

# try OLD NEW: NEW, called over what OLD made, is disturbed.
try() {
  local -a before after
  read -ra before <<<"$1"
  read -ra after <<<"$2"
  rm -rf place && mkdir place
  [[ -z $1 ]] || call "${before[@]}" || fail "$1: does not work"
  [[ ! -d place/r ]] || echo mine >place/r/notes.txt
  rm -rf old && cp -a place old
  local was is count at step how code
  was=$(state)
  disturbed none 0 "${after[@]}" || fail "$2: does not work"
  is=$(state) count=$(<count) step=1
  [[ -n $all ]] || step=$((count / 3 + 1))
  for how in ENOSPC EIO KILL AFTER; do
    for ((at = 1 + RANDOM % step; at <= count; at += step)); do
      restore
      code=0
      disturbed "$how" "$at" "${after[@]}" || code=$?
      [[ $code == 0 || $code == 3 || $code == 137 ]] || fail "$2: $how at call $at of $count ended with $code"
      if [[ $code == 137 && -d old/r ]]; then call chart place/r --select no-such || true; fi  # looks, and mends
      [[ $(state) == "$was" || $(state) == "$is" ]] || fail "$2: $how at call $at of $count left neither old nor new"
      [[ $code != 0 || $(state) == "$is" ]] || fail "$2: $how at call $at of $count said that all was well"
      [[ $how != KILL || -n $all || $at -gt $((count / 2)) ]] || continue
      if [[ $2 != new* ]] || [[ ! -e place/s.json ]]; then call "${after[@]}" || fail "$2: fails after $how at call $at"; fi
      [[ $(state) == "$is" ]] || fail "$2: $how at call $at of $count: the next call gives something else"
      [[ -z $(find place -name '*.part-*' -o -name '*.tmp-??????') ]] || fail "$2: $how at call $at left something"
    done
  done
  echo "$2: $count calls"
}

run="run baseline --replicates 4 --to 2026-08 --no-report --out place/r"
PATH=$work/bin "$program" forecast --data "$data" --out forecast.json --quiet >/dev/null
figures=$data/tests/golden/figures.json
try "$run" "$run --seed 1 --force"
try "$run" "chart place/r --theme dark"
try "score forecast.json $figures --out place/r" "score forecast.json $figures --out place/r --force"
try "" "new place/s"
try "check --write-schema place/s.json" "check --write-schema place/s.json"
[[ -n $all ]] || exit 0
report="run baseline --replicates 30 --to 2027-12 --out place/r"
try "$report" "report place/r"
compare="compare baseline hbm-never --replicates 30 --to 2028-12 --out place/r"
try "$compare" "$compare --seed 1 --force"
try "$compare" "chart place/r --theme print --width 500"
try "attribute baseline --worlds 2 --out place/r" "attribute baseline --worlds 2 --seed 1 --out place/r --force"
try "paradox --worlds 2 --scaled-worlds 0 --out place/r" "paradox --worlds 2 --scaled-worlds 0 --seed 1 --out place/r"
try "hindcast --out place/r" "hindcast --out place/r"
try "voi --out place/r" "voi --out place/r --seed 1"
update="update $data/calibration/examples/ascend-2026.json --out place/r"
try "$update" "$update --seed 1 --force"
try "forecast --out place/f.json" "forecast --out place/f.json --force --seed 1"
small="--particles 64 --initial-factor 2 --rounds 1 --final-rounds 1"
try "calibrate --out place/r $small" "calibrate --out place/r --seed 1 --force $small"
try "sbc --records 2 --out place/r $small" "sbc --records 2 --out place/r --seed 1 --force $small"
