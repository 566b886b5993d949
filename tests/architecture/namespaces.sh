#!/usr/bin/env bash
# namespaces.sh SIM: checks that a name tells the folder it comes from: sources under SIM open no namespace but their
# folder's. Whatever is nested in it, a namespace without a name, and specialisations in std are welcome anywhere. Prints
# every fault as file:line: message; exits 1 if there is one.
set -euo pipefail
cd "$1"

sources=$(find . -type f \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' \) -printf '%P\n' | sort)
[[ -n $sources ]] || exit 0
mapfile -t sources <<<"$sources"

awk '
function fault(text) { print text; ++faults }

# A folder has a namespace of its name, but for these.
function namespaces() {
  may_open["input"] = may_open["output"] = may_open["files"] = "io"
  may_open["app"] = "app CLI"  # whose classes are declared where the headers of CLI11 are not read
}

# The code of a line, a space in place of each comment and literal. `until`: what ends one that goes on.
function code_of(text,  code, token) {
  gsub(/\\./, "", text)
  gsub(/[0-9]\047[0-9]/, "00", text)
  while (text != "") {
    if (until != "") {
      if (!index(text, until)) return code
      text = substr(text, index(text, until) + length(until))
      until = ""
    }
    if (!match(text, /R"[^ ()"]*\(|"[^"]*"|\047[^\047]*\047|\/\/.*|\/\*/)) return code text
    token = substr(text, RSTART, RLENGTH)
    code = code substr(text, 1, RSTART - 1) " "
    text = substr(text, RSTART + RLENGTH)
    if (token == "/*") until = "*/"
    if (token ~ /^R/) until = ")" substr(token, 3, length(token) - 3) "\""
  }
  return code
}

function check_namespace(name,  allowed) {
  sub(/^.*[[:space:]]namespace[[:space:]]*/, "", name)
  sub(/[[:space:]]*(::.*)?$/, "", name)
  allowed = from in may_open ? may_open[from] : from
  if (name != "" && index(" " allowed " std ", " " name " ") == 0)
    fault(FILENAME ":" FNR ": " from " may not open namespace " name " (allowed: " allowed ")")
}

# `head` is what stands before the next brace, `depth` how many are open, `outermost` the depth of the namespace that all
# others are nested in.
function read_braces(code,  brace) {
  while (match(code, /[{};]/)) {
    head = head substr(code, 1, RSTART - 1)
    brace = substr(code, RSTART, 1)
    code = substr(code, RSTART + 1)
    if (brace == "{" && ++depth && !outermost && head ~ /[[:space:]]namespace([[:space:]]+[[:alnum:]_:]+)?[[:space:]]*$/) {
      check_namespace(head)
      outermost = depth
    } else if (brace == "}" && depth-- == outermost) {
      outermost = 0
    }
    head = " "
  }
  head = head code " "
}

# What cannot be read may hide anything.
function end_file() {
  if (depth != 0 || until != "") fault(file ":1: braces, quotes or comments that this checker cannot follow to their ends")
}

BEGIN { namespaces() }

FNR == 1 {
  if (NR > 1) end_file()
  file = FILENAME
  from = substr(file, 1, index(file, "/") - 1)
  depth = outermost = directive = 0
  until = ""
  head = " "
}

{
  directive = (directive && goes_on) || (until == "" && /^[[:space:]]*#/)
  goes_on = /\\$/
  if (!directive) read_braces(code_of($0))
}

END {
  end_file()
  if (faults) { print faults " fault(s) in " ARGC - 1 " files"; exit 1 }
}' "${sources[@]}"
