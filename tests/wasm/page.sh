#!/usr/bin/env bash
# page.sh CHOKEPOINT SOURCE: makes a page that measures (the folder `page` beside this script), opens it from the disk in Chromium
# and prints what it says: that the module, workers made from Blobs and a strict content policy go together without a
# server, and how long what a reader waits for takes. Exits 1 where something fails or is reported to the console, 77, which
# CTest takes for skipped, where Chromium, playwright-core or the module are missing.
set -euo pipefail
chokepoint=$(realpath "$1") source=$(realpath "$2")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing() {
  echo "$*"
  [[ -n ${CHOKEPOINT_NEEDS_EXPLORER-} ]] || exit 77
  exit 1
}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[[ -n $browser ]] || missing "There is no Chromium"
[[ -d $source/tests/browser/node_modules/playwright-core ]] || missing "playwright-core is not installed: npm ci in tests/browser"
[[ -f $source/build-wasm/core.wasm ]] || missing "The explorer's module has not been built: scripts/explore"
[[ -d $source/sim/explorer/node_modules/esbuild ]] || missing "esbuild is not installed: npm ci in sim/explorer"

mkdir "$work/bundle"
cp "$source/build-wasm/core.wasm" "$work/bundle"
(cd "$source/sim/explorer" && node core/assemble.mjs "$here/page/shell.html" "$here/page/main.ts" "$here/page/worker.ts" \
  "$here/page/style.css" "$work/bundle/page.html")
printf '{ "model": "%s" }\n' "$("$chokepoint" --version | sed -n 's/^model //p')" >"$work/bundle/bundle.json"
"$chokepoint" explore --bundle "$work/bundle" --out "$work/explorer.html" --no-charts --quiet
echo "explorer.html: $(stat -c %s "$work/explorer.html") bytes"
CHROMIUM=$browser node "$here/page.mjs" "$work/explorer.html" "$source/tests/browser"
