#!/usr/bin/env bash
# golden.sh PROGRAM DATA [--renew]: calls PROGRAM as the file `commands` beside this script says, and holds what it prints
# and every file that it writes to the SHA-256 in `digests`. Exits 1 on a difference, and leaves the files of this time in
# the folder that it names. With --renew the digests are written anew: `git diff` then shows which files have changed.
#
# What differs between two calls of one program is put aside first: version, commits (findings bear one of their own), time,
# memory, threads, kernel, libraries, places on the disk, and the digests in which the commit counts: those of files in
# manifests and the one that tells comparisons apart. Drawings are not held, since they hang on the renderer's version: Node
# is hidden, so that pages stand without them; the specifications that they are drawn from are held.
set -euo pipefail
program=$(realpath "$1") data=$(realpath "$2") renew=${3:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
mkdir "$work/files" "$work/programs"
cd "$work/files"

version=$("$program" --version | sed -n 's/^chokepoint //p')
commit=$("$program" --version | sed -n 's/^commit //p')

# Puts aside, in the files whose names it reads, what may differ. One sed for all: a process for each file takes long.
mask() {
  xargs -r -d '\n' sed -E -i \
    -e "s#$work/files/?##g" -e "s#$data#DATA#g" -e 's#(\.\./)+[^" ]*/(scenarios/)#DATA/\2#g' \
    -e 's/(Vega is not installed in [^:]*: scripts\/run installs it, or npm ci there|Node is not installed: scripts\/run installs it)\./NO DRAWINGS./g' \
    -e 's/\b[0-9a-f]{40}(-dirty)?\b/COMMIT/g' -e 's/\([0-9a-f]{12}(-dirty)?\)/(COMMIT)/g' \
    -e "s/${commit%-dirty}(-dirty)?/COMMIT/g" -e "s/${commit:0:12}(-dirty)?/COMMIT/g" -e "s/${commit:0:7}(-dirty)?/COMMIT/g" \
    -e "s/${version//./\\.}/VERSION/g" \
    -e 's/"(wall_seconds|peak_memory_mb|seconds|threads)": *[0-9.e+-]+/"\1": 0/g' \
    -e '/^  "files": \{/,/^  \}/ s/"sha256:[0-9a-f]*"/""/' \
    -e 's/"(comparison_digest|kernel|Boost|oneTBB|nlohmann\/json|CLI11|OpenSSL|NetCDF|compiler)": *"[^"]*"/"\1": ""/g' --
}

# Puts in place of the XLSX files whose names it reads the text of their sheets, without the time of their making.
unpack() {
  python3 -c '
import sys, zipfile
for path in sys.stdin.read().splitlines():
    with zipfile.ZipFile(path) as book:
        names = [name for name in sorted(book.namelist()) if name != "docProps/core.xml"]
        text = b"".join(name.encode() + b"\n" + book.read(name) + b"\n" for name in names)
    with open(path, "wb") as file:
        file.write(text)
'
}

call=0
mkdir said
while IFS= read -r line; do
  [[ -n $line && $line != \#* ]] || continue
  line=${line//@DATA@/$data} line=${line//@TESTS@/$here}
  call=$((call + 1))
  said=said/$(printf '%02d' "$call")-${line%% *}
  read -ra words <<<"$line"
  code=0
  PATH=$work/programs "$program" "${words[0]}" --data "$data" "${words[@]:1}" >"$said.out" 2>"$said.err" || code=$?
  echo "exit code $code" >>"$said.err"
done <"$here/commands"

# Drawings, and files whose bytes are a library's (NetCDF): they have tests of their own.
chmod -R u+w .
find . -type f ! -name '*.png' ! -name '*.svg' ! -name '*.pdf' ! -name '*.nc' -printf '%P\n' | LC_ALL=C sort >"$work/list"
grep '\.xlsx$' "$work/list" | unpack
grep -v '\.xlsx$' "$work/list" | mask
xargs -r -d '\n' sha256sum -- <"$work/list" >"$work/digests"

if [[ $renew == --renew ]]; then
  cp "$work/digests" "$here/digests"
  echo "$(wc -l <"$here/digests") digests written; git diff tells which have changed"
elif ! diff "$here/digests" "$work/digests" >"$work/differences"; then
  grep '^[<>]' "$work/differences" | sed -e 's/^< [0-9a-f]*/committed:/' -e 's/^> [0-9a-f]*/now:      /' | sort -k2 | head -60
  echo "Files differ from the committed digests; those of this time are in $work/files."
  echo "If the change is meant, renew them: bash tests/golden/golden.sh PROGRAM DATA --renew"
  exit 1
fi
chmod -R u+w "$work"
rm -rf "$work"
