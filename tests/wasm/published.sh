#!/usr/bin/env bash
# published.sh CHOKEPOINT SOURCE: the explorer under results/explorer/ is that of this program. Exits 77, which CTest takes for
# skipped, where the explorer has not been built, unless CHOKEPOINT_NEEDS_EXPLORER is set to anything.
set -euo pipefail
chokepoint=$(realpath "$1") source=$(realpath "$2")
bundle=$(dirname "$chokepoint")/explorer
if [[ ! -f $bundle/core.wasm ]]; then
  echo "The explorer has not been built: scripts/explore"
  [[ -n ${CHOKEPOINT_NEEDS_EXPLORER-} ]] && exit 1 || exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$bundle/core.mjs" "$bundle/core.wasm" "$work"
"$chokepoint" explore --packet "$work/packet" --quiet >/dev/null
node "$source/tests/wasm/published.mjs" "$source/results/explorer/explorer.html" "$work"
