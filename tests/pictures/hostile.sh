#!/usr/bin/env bash
# hostile.sh PROGRAM DATA: `chart` and `report` of folders that somebody else has prepared. Each ends with 2, names the file,
# and reads, draws, writes and runs nothing but what lies in the folder. Needs no renderer.
. "$(dirname "$0")/lib.sh" "$1" "$2"
export PATH=/usr/bin:/bin
mkdir none && tools=$work/none

ck run baseline --replicates 4 --to 2026-12 --prior --out run --no-report --quiet || fault "no run"
ck run baseline no-smuggling --replicates 30 --to 2026-12 --prior --out two --quiet || fault "no two runs"
echo secret >secret
mkdir elsewhere && cp run/charts/*.vl.json elsewhere
before=$(sums elsewhere)
spec() { jq -c "$1" run/charts/gap-fan.vl.json; }
kept() { rm -rf kept && mkdir -p kept/charts; }  # a folder whose charts are specifications alone

# Links: a table, the folder of charts, a specification, the one for phones.
cp -r run a && mv a/events.csv events.csv && ln -s ../events.csv a/events.csv
ck report a; ends 2 "a/events.csv: is a link"
cp -r run b && mv b/manifest.json manifest.json && ln -s ../manifest.json b/manifest.json
ck report b; ends 2 "b/manifest.json"
cp -r run c && rm -r c/charts && ln -s ../elsewhere c/charts
ck chart c; ends 2 "c/charts"
ck report c; ends 2 "c/charts"
kept && ln -s ../../secret kept/charts/x.vl.json
ck chart kept; ends 2 "kept/charts/x.vl.json: is a link"
kept && cp run/charts/gap-fan.vl.json kept/charts && ln -s ../../elsewhere kept/charts/narrow
ck chart kept; ends 2 "kept/charts/narrow: is a link"
[[ $(sums elsewhere) == "$before" ]] || fault "wrote through a link"

# Names that lead elsewhere, in the folder and in what says how a run differs from another.
kept && cp run/charts/gap-fan.vl.json 'kept/charts/A b.vl.json'
ck chart kept; ends 2 "A b.vl.json: is no name of a chart"
second=two/no-smuggling
for name in ../../../elsewhere/gap-fan /tmp/x 'a b' ''; do
  rm -rf d && cp -r $second d
  jq --arg name "$name" '.charts[0].name = $name' $second/against.json >d/against.json
  vouch d against.json
  ck report d; ends 2 "is no name of a chart"
done
jq '.charts[0].wide.layer[0].data = {url: "/etc/passwd"}' $second/against.json >d/against.json
vouch d against.json
ck report d; ends 2 'a chart may not load anything, nor link to it: "url"'
[[ $(sums elsewhere) == "$before" ]] || fault "wrote where a name led"

# Specifications that load, link or run, that are damaged, or too large.
n=0
while IFS= read -r change; do
  n=$((n + 1))
  kept && spec "$change" >kept/charts/x.vl.json
  ck chart kept; ends 2 "kept/charts/x.vl.json"
  [[ $(ls kept/charts) == x.vl.json ]] || fault "wrote something for $change"
done <<'CHANGES'
.layer[0].data = {url: "file:///etc/hostname"}
.data = {url: "http://127.0.0.1:9/x.json"}
.layer += [{data: {values: [{u: "x"}]}, mark: "image", encoding: {url: {field: "u"}}}]
.layer += [{mark: {type: "image", url: "http://127.0.0.1:9/x.png"}}]
.layer += [{mark: {type: "point", href: "javascript:alert(1)"}}]
.layer += [{mark: "point", encoding: {href: {value: "http://x"}}}]
.transform = [{lookup: "a", from: {data: {url: "/etc/passwd"}, key: "a"}}]
[.]
"text"
CHANGES
while IFS= read -r change; do
  kept && spec "$change" >kept/charts/x.vl.json
  ck chart kept; ends 2 "charts/x.vl.json"
done <<'CHANGES'
.width = 1e300
.width = -1e9
.padding = 5
.padding = {}
.padding = []
.padding.left = null
.height = 1e12
del(.width)
.datasets = [1]
.datasets = {a: 5}
.usermeta = "text"
CHANGES
kept && head -c 200 run/charts/gap-fan.vl.json >kept/charts/x.vl.json
ck chart kept; ends 2 "kept/charts/x.vl.json"
kept && head -c 100000 /dev/zero | tr '\0' '[' >kept/charts/x.vl.json
ck chart kept; ends 2 "nested too deeply"
kept && truncate -s 100M kept/charts/x.vl.json
ck chart kept; ends 2 "kept/charts/x.vl.json: has more than 16 MiB"
kept && mkfifo kept/charts/x.vl.json
ck chart kept; ends 2 "kept/charts/x.vl.json: is no regular file"
cp -r run e && truncate -s 100M e/summary.csv && vouch e summary.csv
ck chart e; ends 2 "e/summary.csv: has more than 64 MiB"

# A scenario among results asks for no other file.
cp -r run f && jq '.extends = "../secret"' run/scenario.json >f/scenario.json && vouch f scenario.json
ck report f; ends 2 "stands alone"

exit $failed
