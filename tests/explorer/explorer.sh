#!/usr/bin/env bash
# explorer.sh CHOKEPOINT [PAGE]: opens an explorer (PAGE, or one made of the bundle beside the program) from the disk in
# Chromium, uses it as a reader would, and holds what it shows to what the program gives for the scenario that the page exports;
# then asks Firefox for the same. Exits 77, which CTest takes for skipped, where a browser, the packages of tests/browser or the
# page are missing, unless CHOKEPOINT_NEEDS_EXPLORER says that they must be there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
chokepoint=$(realpath "$1") packages=${PACKAGES:-$here/../browser}
missing() {
  echo "$*"
  [[ -n ${CHOKEPOINT_NEEDS_EXPLORER-} ]] || exit 77
  exit 1
}
[[ -n ${2-} || -f $(dirname "$chokepoint")/explorer/page.html ]] || missing "The explorer has not been built: scripts/explore"
page=${2:+$(realpath "$2")}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[[ -n $browser ]] || missing "There is no Chromium: apt-get install chromium"
[[ -d $packages/node_modules/playwright-core && -d $packages/node_modules/axe-core ]] ||
  missing "playwright-core and axe-core are not installed: npm ci in tests/browser"
firefox=$(command -v firefox-esr || command -v firefox || true)
[[ -n $firefox && -d $packages/node_modules/puppeteer-core ]] ||
  missing "There is no Firefox, or no puppeteer-core: apt-get install firefox-esr; npm ci in tests/browser"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ -z $page ]]; then
  page=$work/explorer.html
  "$chokepoint" explore --out "$page" --quiet >/dev/null
fi
[[ $(stat -c %s "$page") -le 3000000 ]] || { echo "the page has more than 3 MB"; exit 1; }
cd "$work"
CHROMIUM=$browser CHOKEPOINT=$chokepoint node "$here/check.mjs" "$page" "$packages"
FIREFOX=$firefox node "$here/firefox.mjs" "$page" "$packages" findings.json
