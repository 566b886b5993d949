#!/usr/bin/env bash
# namespaces.sh SIM: checks that a name tells the folder it comes from: sources under SIM open no namespace but their
# folder's, in which others may be nested. Reads what clang-format leaves, which CI checks first: a namespace begins at the
# start of a line, and a comment at its end names it. Prints every fault as file:line: message; exits 1 if there is one.
set -euo pipefail
cd "$1"

sources=$(find . -type f \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' \) -printf '%P\n' | sort)
[[ -n $sources ]] || exit 0
mapfile -t sources <<<"$sources"

awk '
function fault(text) { print text; ++faults }
function end_file() { if (outermost != "") fault(file ":1: no comment names the end of namespace " outermost) }

BEGIN {  # a folder has a namespace of its name, but for these
  may_open["input"] = may_open["output"] = may_open["files"] = "io"
  may_open["app"] = "app CLI"  # whose classes are declared where the headers of CLI11 are not read
  may_open["telling"] = "app"
}

FNR == 1 {
  if (NR > 1) end_file()
  file = FILENAME
  from = substr(file, 1, index(file, "/") - 1)
  outermost = ""
}

/^(inline )?namespace [^={]+[{]/ && outermost == "" {
  outermost = $0
  sub(/^(inline )?namespace */, "", outermost)
  sub(/ *[{].*/, "", outermost)
  name = outermost
  sub(/::.*/, "", name)
  allowed = (from in may_open ? may_open[from] : from) " std"
  if (index(" " allowed " ", " " name " ") == 0)
    fault(FILENAME ":" FNR ": " from " may not open namespace " name " (allowed: " allowed ")")
  if (/}$/) outermost = ""
}

outermost != "" && $0 == "}  // namespace " outermost { outermost = "" }

END { end_file(); exit faults > 0 }
' "${sources[@]}"
