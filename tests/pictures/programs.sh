#!/usr/bin/env bash
# programs.sh PROGRAM DATA: the programs that draw are missing, fail, take for ever or draw what may not be shown; and signals
# at any moment. Stand-ins named node and rsvg-convert do what Vega and librsvg do. Ends with 77 where Vega is not installed.
. "$(dirname "$0")/lib.sh" "$1" "$2"
[[ -f $data/scripts/charts/renderer.mjs ]] || exit 77
plain=/usr/bin:/bin

stand_in() {  # NAME TEXT: a program of that name in the folder `programs`
  mkdir -p programs
  printf '#!/bin/sh\n%s\n' "$2" >"programs/$1"
  chmod +x "programs/$1"
}
draws() {  # INSIDE: both draw, and the drawings are an SVG with that in it
  printf '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="9">%s</svg>' "$1" >picture
  stand_in node "for last; do :; done; for spec in \"\$last\"/*.vl.json; do cp $work/picture \"\${spec%.vl.json}.svg\"; done"
  stand_in rsvg-convert "while [ \"\$1\" != --output ]; do shift; done; cp $work/picture \"\$2\""
}
with_programs() { tools=$work/programs:$plain "$@"; }
without_programs() { mkdir -p none; tools=$work/none "$@"; }
pictures() { (cd "$1" && find . -name '*.svg' -o -name '*.png' -o -name '*.pdf' | sort | xargs -r sha256sum); }

draws '<text>first</text>'
run=(run baseline --replicates 4 --to 2026-12 --prior --png --quiet)
with_programs ck "${run[@]}" --out r; ends 0
[[ -s r/charts/gap-fan.png ]] && grep -q first r/report.html || fault "the stand-ins draw nothing"
with_programs ck "${run[@]/--png/--quiet}" --out drawn; ends 0
[[ -s drawn/charts/gap-fan.svg && ! -e drawn/charts/gap-fan.png ]] || fault "drew other than SVG without --png"
! grep -q og:image drawn/report.html || fault "a page names a preview that is not there"
grep -q 'og:image" content="charts/gap-fan.png"' r/report.html || fault "a page with --png names no preview"
with_programs ck "${run[@]}" --no-charts --out bare; ends 0
[[ -s bare/charts/gap-fan.vl.json && -z $(pictures bare) ]] || fault "drew with --no-charts"
grep -q 'No chart was drawn' bare/report.html || fault "the page does not say why it has no drawings"
with_programs ck chart bare --quiet; ends 0
[[ -s bare/charts/gap-fan.svg ]] || fault "chart draws nothing after --no-charts"
with_programs ck chart r --quiet; ends 0
[[ -s r/charts/gap-fan.pdf ]] || fault "no PDF"
cp -r r whole
stood=$(pictures r)

# Missing, failing and endless programs never take away pictures that stood, and are told of, quiet or not.
without_programs ck chart r --quiet; ends 0 "Node is not installed"
[[ $(pictures r) == "$stood" ]] || fault "missing programs took pictures away"
without_programs ck report r --quiet; ends 3 "Node is not installed"
grep -q first r/report.html || fault "a report with drawings was replaced by one without"
without_programs ck "${run[@]}" --out r; ends 0
[[ $(pictures r) == "$stood" ]] || fault "the same run took pictures away"
sed -i 's/{/{ /' r/charts/prices.vl.json  # as an older program wrote it
without_programs ck chart r --quiet; ends 3 "What stood there stays, since it could not be drawn anew: prices"
[[ $(pictures r) == "$stood" ]] || fault "pictures of another specification were taken away"
stand_in node 'echo no paper >&2; exit 1'
for command in chart report; do
  with_programs ck $command r --quiet; ends 3 "no paper"
  [[ $(pictures r) == "$stood" ]] || fault "a failing program took pictures away"
done
with_programs ck "${run[@]}" --out new; ends 3 "no paper"
[[ -s new/summary.csv ]] || fault "numbers waited for pictures"
stand_in node 'sleep 1000'
CHOKEPOINT_DRAWING_SECONDS=0.5 with_programs ck chart r; ends 3 "took too long"
[[ $(pictures r) == "$stood" ]] || fault "an endless program took pictures away"

# What was drawn is looked at; what lay there before is never shown.
for bad in '<script>alert(1)</script>' '<image href="http://x"/>' '<g onload="x"/>' '<path fill="url(http://x)"/>'; do
  draws "$bad"
  with_programs ck report r; ends 3 "so it is left out"
  with_programs ck "${run[@]}" --out bad --force; ends 3 "so it is left out"
  ! grep -qE 'alert|http://x|onload=' bad/report.html || fault "a page shows $bad"
done
echo '<svg><script>evil</script></svg>' >r/charts/gap-fan.svg
draws '<text>second</text>'
with_programs ck report r; ends 0
! grep -q evil r/report.html || fault "a drawing that lay there is in the page"
grep -q second r/report.html || fault "the new drawings are not in the page"

# Elsewhere: DIR is only read, and nothing foreign is replaced.
chmod -R a-w whole; before=$(sums whole)
with_programs ck chart whole --out out --select gap-fan --theme print; ends 0
[[ $(ls out | tr '\n' ' ') == "gap-fan.csv gap-fan.pdf gap-fan.png gap-fan.svg gap-fan.vl.json " ]] || fault "out has $(ls out)"
with_programs ck chart whole --out out; ends 0
[[ -s out/prices.svg && -s out/narrow/prices.svg ]] || fault "the usual look has no charts for phones"
with_programs ck report whole --out page.html; ends 0
with_programs ck report whole --out page.html; ends 0
grep -q second page.html || fault "the page elsewhere has no drawings"
with_programs ck report whole --out folder; ends 0
with_programs ck report whole --out folder; ends 0
[[ -s folder/report.html && -s folder/charts/prices.svg ]] || fault "the folder elsewhere is not whole"
[[ $(sums whole) == "$before" ]] || fault "read-only results were changed"
[[ -z $(find . -maxdepth 1 -name '*.part-*') ]] || fault "left behind: $(ls -d ./*.part-*)"
mkdir mine && echo mine >mine/prices.csv
with_programs ck chart whole --out mine; ends 2 "holds something that is no chart (prices.csv)"
with_programs ck report whole --out mine; ends 2 "holds something that is no report"
echo mine >mine.html
with_programs ck report whole --out mine.html; ends 2 "is no report of this program"
with_programs ck chart whole --out mine.html; ends 2 "is a file, not a directory"
with_programs ck chart whole --out whole; ends 2 "holds something that is no chart"
[[ $(cat mine/prices.csv mine.html) == $'mine\nmine' ]] || fault "something foreign was replaced"
if [[ $EUID == 0 ]] && command -v setpriv >/dev/null; then
  chmod 755 "$work" && chmod -R a+rX whole programs && mkdir theirs && chmod 777 theirs
  for call in "chart whole --out theirs/charts" "report whole --out theirs/page.html"; do
    read -ra words <<<"$call"
    PATH=$work/programs:$plain setpriv --reuid=65534 --regid=65534 --clear-groups \
      "$program" "${words[0]}" --data "$data" "${words[@]:1}" >said.out 2>said.err; ends 0
  done
fi
chmod -R u+w whole

# Signals: 130 and nothing new, or 0 and all of it; the programs that draw end, however we do. Who stops a run while it draws
# keeps its numbers.
runs() { local state; state=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) && [[ $state != [ZX]* ]]; }
ended() { for _ in $(seq 200); do runs "$1" || return 0; sleep 0.05; done; return 1; }
stand_in node 'sleep 1000 & echo $$ $! >'"$work/drawing.new"'; mv '"$work/drawing.new $work/drawing"'; wait'
for signal in TERM INT HUP KILL; do
  for call in "${run[*]} --out s" "chart r" "report r"; do
    rm -rf s drawing; before=$(sums r); read -ra words <<<"$call"
    PATH=$work/programs:$plain env --default-signal "$program" "${words[0]}" --data "$data" "${words[@]:1}" >said.out 2>said.err &
    process=$!
    for _ in $(seq 1200); do [[ ! -e drawing ]] || break; sleep 0.05; done
    kill -$signal $process 2>/dev/null
    wait $process; code=$?
    read -r drawing child <drawing
    [[ $signal == KILL ]] || [[ $code == 130 ]] || fault "$signal while '$call' draws: $code"
    ended "$drawing" || fault "$signal while '$call' draws: the program goes on"
    if [[ $signal == KILL ]]; then kill "$child" 2>/dev/null; else
      ended "$child" || fault "$signal while '$call' draws: what the program started goes on"
      [[ -z $(find . -maxdepth 1 -name '*.part-*') ]] || fault "left behind: $(ls -d ./*.part-*)"
    fi
    [[ $(sums r) == "$before" ]] || fault "$signal while '$call' draws: something was written"
    if [[ $signal != KILL && $call == run* ]]; then
      [[ -s s/manifest.json && -s s/summary.csv && -s s/report.html ]] || fault "$signal while '$call' draws: the numbers are lost"
      grep -qF "was stopped" said.err || fault "$signal while '$call' draws: does not say what is missing"
    else
      [[ ! -e s ]] || fault "$signal while '$call' draws: something was written"
    fi
  done
done
rm -rf ./*.part-*

# Before the program itself has begun a signal ends it as any other, with 143: so long as four calls that do nothing take.
draws '<text>third</text>'
began=$(date +%s%3N)
for _ in 1 2 3 4; do "$program" --version >/dev/null; done
starting=$(($(date +%s%3N) - began + 32))
for call in "${run[*]} --out s" "chart r" "report r" "list levers" "check $data/calibration" "describe gap_months" "attribute baseline --worlds 2 --prior --quiet --out s"; do
  for tick in 0 1 2 4 8 16 32 64; do
    rm -rf s; read -ra words <<<"$call"
    PATH=$work/programs:$plain "$program" "${words[0]}" --data "$data" "${words[@]:1}" >said.out 2>said.err &
    process=$!
    delay=$((tick * 12 + 8))
    sleep "$(printf '0.%03d' $delay)"
    kill -TERM $process 2>/dev/null
    wait $process; code=$?
    [[ $code == 0 || $code == 130 ]] || [[ $code == 143 && $delay -le $starting ]] || fault "a signal after $tick ticks of '$call': $code"
    [[ $code != 130 || ! -e s || -s s/manifest.json ]] || fault "a signal after $tick ticks of '$call': 130, and results"
    [[ -z $(find . -maxdepth 1 -name '*.part-*') ]] || fault "left behind: $(ls -d ./*.part-*)"
  done
done

exit $failed
