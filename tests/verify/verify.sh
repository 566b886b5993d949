#!/usr/bin/env bash
# verify.sh CHOKEPOINT: results are made, and made again by `verify`: the same, changed, of changed input, and of a manifest that
# asks for something else.
set -uo pipefail
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
faults=0
fault() { echo "FAULT: $*"; faults=$((faults + 1)); }

# expects CODE TEXT WORDS...: `verify WORDS` ends with CODE and says TEXT.
expects() {
  local code=0 said
  said=$("$program" verify "${@:3}" 2>&1) || code=$?
  [[ $code == "$1" ]] || fault "verify ${*:3} ends with $code, not $1: $said"
  [[ $said == *"$2"* ]] || fault "verify ${*:3} does not say \"$2\": $said"
}

cat >mine.json <<'JSON'
{ "format_version": 1, "title": "Mine", "extends": "baseline",
  "policies": [{ "id": "mine", "lever": "hbm_ban", "from": "2027-01", "value": 0.5, "source": "assumption" }] }
JSON
small=(--replicates 64 --to 2028-12 --no-charts --quiet)
"$program" run mine.json "${small[@]}" --quantiles 0.1,0.9 --out "a run" >/dev/null || fault "no run"
"$program" compare baseline mine.json "${small[@]}" --at 2028-12 --out compare >/dev/null || fault "no comparison"
"$program" voi --no-charts --quiet --out voi >/dev/null || fault "no value of information"
for folder in "a run" compare voi; do
  expects 0 "are the same, bit for bit" "$folder"
  [[ $(ls -A | grep -c part) == 0 ]] || fault "something is left beside $folder"
done
# What `chart` added since belongs to another call.
cp -r "a run" drawn
"$program" chart drawn --select gap-fan --theme print --quiet >/dev/null || ! command -v node >/dev/null || fault "no chart"
expects 0 "among the charts that" drawn
[[ $("$program" verify compare --quiet --json) == *'"same": true'* ]] || fault "JSON does not say that it is the same"

# A file that was changed since, and one that is gone.
cp -r compare changed
sed -i '2s/0/1/' changed/differences.csv
rm changed/methods.txt
expects 1 "differences.csv (changed since it was written)" changed
expects 1 "methods.txt (is no longer there)" changed

# Input that was changed since.
cp -r "a run" of-other-input
sed -i 's/0\.5/0.6/' mine.json
expects 1 "is not what it was: mine.json" of-other-input
expects 1 "differs: summary.csv" of-other-input
rm mine.json
expects 2 "cannot be made again" of-other-input

# A manifest from somebody else: no other command, no other place, no file outside.
asks() { cp -r compare "$1" && sed -i "$2" "$1/manifest.json" && expects 2 "$3" "$1"; }
asks another-command '/^  "call"/,/\]/ s/"compare"/"explore"/' "makes no such folder"
asks another-place '/^  "call"/,/\]/ s/"--no-charts"/"--out=elsewhere"/' "makes no such folder"
asks a-file-outside 's#"differences.csv": #"../mine.json": #' "outside"
asks an-older-one '/^  "call"/,/\]/ d' "does not say by which call"
[[ ! -e elsewhere ]] || fault "something was written elsewhere"
expects 2 "no manifest.json" .

exit $((faults > 0))
