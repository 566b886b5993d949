# To be sourced: PROGRAM and DATA of the call, a folder of its own, and checks that name what failed and go on.
# shellcheck shell=bash
set -uo pipefail
program=$(realpath "$1") data=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

tools=$PATH  # what the program finds
ck() { PATH=$tools "$program" "$1" --data "$data" "${@:2}" >said.out 2>said.err; }
fault() { failed=1; echo "FAULT: $*"; sed 's/^/    /' said.err | head -5; }
# ends CODE WORDS...: the last call ended with CODE, and its errors hold the words.
ends() {
  local code=$?
  [[ $code == "$1" ]] || fault "ended with $code, not $1: ${*:2}"
  [[ $# -lt 2 ]] || grep -qF -- "${*:2}" said.err || fault "does not say: ${*:2}"
}
sums() { (cd "$1" && find . -type f -exec sha256sum {} + | sort -k2); }
# vouch DIR FILE: the manifest says that the file is as it is now, as whoever changed it would.
vouch() {
  jq --arg file "$2" --arg digest "sha256:$(sha256sum <"$1/$2" | cut -d' ' -f1)" \
    'if .files | type == "object" then .files[$file] = $digest else . end' "$1/manifest.json" >vouched &&
    mv vouched "$1/manifest.json"
}
