#!/usr/bin/env bash
# pages.sh CHOKEPOINT: makes a page of every kind that has one, and looks at each in Chromium (check.mjs). Exits 77,
# which CTest takes for skipped, where Chromium or the packages of this folder are not there, unless something says that
# they must be: CI=true, or CHOKEPOINT_NEEDS_CHARTS set to anything, as scripts/test does.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
chokepoint=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing() {
  echo "$*"
  [[ ${CI-} == true || -n ${CHOKEPOINT_NEEDS_CHARTS-} ]] || exit 77
  exit 1
}

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[[ -n $browser ]] || missing "There is no Chromium: apt-get install chromium, or scripts/test, which does it"
command -v pdftotext >/dev/null || missing "There is no pdftotext: apt-get install poppler-utils"
[[ -d $here/node_modules/playwright-core && -d $here/node_modules/axe-core ]] ||
  missing "playwright-core and axe-core are not installed: npm ci in tests/browser"
[[ -f $here/../../scripts/charts/renderer.mjs ]] || missing "There is no chart renderer: npm ci && npm run bundle in scripts/charts"

cd "$work"
"$chokepoint" run baseline h200-revenue-share --replicates 64 --out runs --quiet >/dev/null
"$chokepoint" compare baseline h200-revenue-share full-chip-embargo --replicates 64 --out compare --quiet >/dev/null
"$chokepoint" hindcast --out hindcast --quiet >/dev/null
"$chokepoint" attribute baseline --worlds 32 --out attribute --quiet >/dev/null
"$chokepoint" paradox --worlds 64 --scaled-worlds 16 --out paradox --quiet >/dev/null
"$chokepoint" voi --out voi --quiet >/dev/null
"$chokepoint" levers --replicates 32 --out levers --quiet >/dev/null
"$chokepoint" no-controls --replicates 64 --out no-controls --quiet >/dev/null

# The most pages of A4 that each may take.
CHROMIUM=$browser node "$here/check.mjs" runs/baseline/report.html=21 runs/h200-revenue-share/report.html=23 \
  compare/compare.html=7 hindcast/hindcast.html=20 attribute/attribution.html=4 \
  paradox/paradox.html=5 voi/voi.html=10 levers/levers.html=10 no-controls/no-controls.html=7
