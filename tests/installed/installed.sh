#!/usr/bin/env bash
# installed.sh PROGRAM SOURCE: the program as it is installed, moved and copied. It uses the data beside itself, from any
# directory and where they may only be read; its manual, its completion and what cites it say what it is.
. "$(dirname "$0")/../pictures/lib.sh" "$1" "$2"
build=$(dirname "$program")
title() { jq -r .run.title "$1/manifest.json"; }
runs() { PATH=/usr/bin:/bin "$1" run baseline --replicates 4 --to 2026-12 --prior --no-charts --quiet "${@:2}" >said.out 2>said.err; }

cmake --install "$build" --prefix "$work/first" >/dev/null || fault "cannot be installed"
mv first prefix  # no path is compiled in
installed=$work/prefix/bin/chokepoint
chmod -R a-w prefix/share
mkdir elsewhere && cd elsewhere || exit 1
runs "$installed" --out r; ends 0
[[ $(title r) == "Current policy goes on" ]] || fault "an installed program has run something else"
"$installed" run --help | grep -q -- "--data TEXT=$work/prefix/share/chokepoint" || fault "an installed program names other data"
cd .. || exit 1
mkdir bin && cp "$program" bin/chokepoint
runs bin/chokepoint --out nothing; ends 2 "beside the program"
CHOKEPOINT_DATA=$work/prefix/share/chokepoint runs bin/chokepoint --out named; ends 0

# A tree that was copied, with a change of its own.
mkdir -p copy/build && cp -r "$data/calibration" "$data/scenarios" copy && cp "$program" copy/build
sed -i 's/"title": "Current policy goes on"/"title": "My copy"/' copy/scenarios/baseline.json
runs copy/build/chokepoint --out own; ends 0
[[ $(title own) == "My copy" ]] || fault "a copied tree computes with another's data"

# Every option of a command is in its manual page, every command in the manual and in the completion.
for command in $("$program" completion | sed -n 's/^    \([a-z-]*\)) words=.*/\1/p'); do
  page=prefix/share/man/man1/chokepoint-$command.1
  [[ -s $page ]] || { fault "no manual page of $command"; continue; }
  for option in $("$program" "$command" --help | grep -oE '^ +(-[a-z],)?--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
    grep -qF -- "${option//-/\\-}" "$page" || fault "the manual of $command lacks $option"
  done
  grep -qF "B $command" prefix/share/man/man1/chokepoint.1 || fault "the manual lacks $command"
done
[[ $(ls prefix/share/man/man1 | wc -l) -gt 20 ]] || fault "few manual pages"
completed=$(bash -c 'source prefix/share/bash-completion/completions/chokepoint
  COMP_WORDS=(chokepoint comp) COMP_CWORD=1; _chokepoint; echo "${COMPREPLY[@]}"
  COMP_WORDS=(chokepoint compare --val) COMP_CWORD=2; _chokepoint; echo "${COMPREPLY[@]}"')
[[ $completed == $'compare completion\n--value-of-a-month' ]] || fault "completes to $completed"
if command -v fish >/dev/null; then
  completed=$(fish --no-config -c 'source prefix/share/fish/vendor_completions.d/chokepoint.fish
    complete -C "chokepoint comp" | string split -f 1 \t; complete -C "chokepoint compare --val" | string split -f 1 \t')
  [[ $completed == $'compare\ncompletion\n--value-of-a-month' ]] || fault "fish completes to $completed"
fi
if command -v zsh >/dev/null; then
  zsh -n prefix/share/zsh/vendor-completions/_chokepoint || fault "zsh does not read its completion"
fi

# What cites the program names its version.
version=$("$program" --version | sed -n 's/^chokepoint //p')
grep -qxF "version: \"$version\"" "$data/CITATION.cff" || fault "CITATION.cff has another version than $version"
[[ $(jq -r .version "$data/codemeta.json") == "$version" ]] || fault "codemeta.json has another version than $version"

chmod -R u+w prefix
exit $failed
