# To be sourced: PROGRAM and DATA of the call, a folder of its own, and checks that name what failed and go on.
# shellcheck shell=bash
set -uo pipefail
program=$(realpath "$1") data=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

ck() { "$program" "$1" --data "$data" "${@:2}" >said.out 2>said.err; }
fault() { failed=1; echo "FAULT: $*"; sed 's/^/    /' said.err | head -5; }
# ends CODE WORDS...: the last call ended with CODE, and its errors hold the words.
ends() {
  local code=$?
  [[ $code == "$1" ]] || fault "ended with $code, not $1: ${*:2}"
  [[ $# -lt 2 ]] || grep -qF -- "${*:2}" said.err || fault "does not say: ${*:2}"
}
sums() { (cd "$1" && find . -type f -exec sha256sum {} + | sort -k2); }
can_draw() { [[ -d $data/scripts/charts/node_modules/vega-interpreter ]] && command -v node rsvg-convert >/dev/null; }
