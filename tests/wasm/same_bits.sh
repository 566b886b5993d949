#!/usr/bin/env bash
# same_bits.sh CHOKEPOINT SESSION_CALLS SOURCE: asks the explorer's module, in Node, and the native program the same, and exits 1
# where a bit of an answer differs; then holds what it says of a policy to what the command line says. Exits 77, which CTest takes for skipped, where the module has not been built (scripts/explore
# builds it), unless CHOKEPOINT_NEEDS_EXPLORER is set to anything.
set -euo pipefail
chokepoint=$(realpath "$1") twin=$(realpath "$2") source=$(realpath "$3")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing() {
  echo "$*"
  [[ -n ${CHOKEPOINT_NEEDS_EXPLORER-} ]] || exit 77
  exit 1
}
command -v node >/dev/null || missing "There is no Node"
module=$source/build-wasm/core.wasm
[[ -f $module ]] || missing "The explorer's module has not been built: scripts/explore"
[[ -d $source/sim/explorer/node_modules/esbuild ]] || missing "esbuild is not installed: npm ci in sim/explorer"

"$chokepoint" explore h200-revenue-share --worlds 256 --packet "$work/packet" --quiet
cp "$here/calls.mjs" "$here/command_line.mjs" "$work"
npm --prefix "$source/sim/explorer" run --silent core -- --outfile="$work/core.mjs"
node "$work/calls.mjs" "$module" "$work/packet" "$twin" 256
cd "$work"
node command_line.mjs "$module" packet "$chokepoint"
