#!/usr/bin/env bash
# includes.sh SIM: checks the #include lines under SIM against the arrows of sim/README.md, and that the folders that
# decide a result's bits stay pure. Prints every fault as file:line: message; exits 1 if there is one.
set -euo pipefail
cd "$1"

sources=$(find . -type f \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' \) -printf '%P\n' | sort)
[[ -n $sources ]] || exit 0
mapfile -t sources <<<"$sources"

# One awk reads every file, since a process for each line takes half a minute.
awk '
function fault(text) { print text; ++faults }

# The folder (input, model, ...) that a path under sim/ belongs to; empty for a path without one.
function folder_of(path) { return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "" }

function arrows() {
  may["base"] = ""
  may["model"] = "base"
  may["engine"] = "base model"
  may["parallel"] = "base model engine"
  may["analysis"] = "base"
  may["input"] = "base model engine"
  may["output"] = "base model engine input"
  may["files"] = "base model engine input output"
  may["study"] = "base model engine parallel analysis input"
  may["telling"] = "base model engine parallel analysis input output study"
  may["app"] = "base model engine parallel analysis input output files study telling explorer"
  may["explorer"] = "base model engine parallel analysis input output study telling"
}

function system_headers(  opened, world, services, programs) {
  # Files, clocks, threads and logging; then JSON, the command line and task libraries; then Boost and <random>.
  # input and output may put paths together (std::filesystem::path), but not open them.
  opened = "fstream|iostream|chrono|ctime|thread|mutex|atomic|future|condition_variable|stop_token|semaphore"
  world = "filesystem|" opened
  programs = "CLI/.*|tbb/.*|oneapi/.*|mpi.h"
  services = "nlohmann/.*|" programs
  # The engine sorts with boost/sort, which is headers alone and needs nothing of the libraries of Boost.
  may_not["base"] = world "|" services
  may_not["model"] = world "|" services "|boost/.*|random"
  may_not["engine"] = world "|" services "|boost/[^s].*|random"
  may_not["analysis"] = world "|" services
  may_not["input"] = opened "|" programs
  may_not["output"] = opened "|" programs
  may_not["files"] = programs
  may_not["study"] = "filesystem|fstream|CLI/.*|mpi.h"
  may_not["telling"] = "filesystem|fstream|CLI/.*|mpi.h"
  may_not["explorer"] = opened "|" programs
}

# Faults of the tree itself. A folder that one cannot take in at a look is none: its files need rooms.
function look_at_the_tree(  i, path, folder, most_files) {
  most_files = 40
  for (i = 1; i < ARGC; ++i) {
    path = ARGV[i]
    if (!(folder_of(path) in may)) fault(path ":1: lies outside the folders of sim/")
    sub(/\/[^\/]*$/, "", path)
    ++count[path]
  }
  for (folder in count)
    if (count[folder] > most_files)
      fault(folder ":1: " count[folder] " files in one folder, where " most_files " are the most")
}

function check_project_include(target,  to) {
  to = folder_of(target)
  if (!(to in may))
    fault(FILENAME ":" FNR ": \"" target "\" does not start at sim/ with the name of a folder")
  else if (from != to && index(" " may[from] " ", " " to " ") == 0)
    fault(FILENAME ":" FNR ": " from " may not include " to " (allowed: " (may[from] == "" ? "nothing" : may[from]) ")")
}

function check_system_include(target) {
  if (from in may_not && target ~ ("^(" may_not[from] ")$"))
    fault(FILENAME ":" FNR ": " from " may not include <" target ">")
}

BEGIN {
  arrows()
  system_headers()
  # The bits of libm differ between machines; base/math.hpp has what the model needs.
  libm = "(^|[^[:alnum:]_:])(std)?::(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh" \
    "|tanh|asinh|acosh|atanh|erf|erfc|tgamma|lgamma|cbrt|hypot|fma)f?[[:space:]]*[(<]"
  look_at_the_tree()
  if (faults) exit 1
}

FNR == 1 {
  from = folder_of(FILENAME)
  decides_bits = from == "base" || from == "model" || from == "engine" || from == "study" || from == "analysis"
}

/^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"][^>"]+[>"]/ {
  target = $0
  sub(/^[^<"]*/, "", target)
  quote = substr(target, 1, 1)
  target = substr(target, 2)
  sub(/[>"].*$/, "", target)
  if (quote == "<") check_system_include(target); else check_project_include(target)
}

decides_bits && /::/ {
  text = $0
  sub(/\/\/.*/, "", text)
  if (text ~ libm) {
    sub(/^[[:space:]]+/, "", text)
    fault(FILENAME ":" FNR ": libm in code that decides the bits of a result: " text)
  }
}

END {
  if (faults) { print faults " fault(s) in " ARGC - 1 " files"; exit 1 }
}' "${sources[@]}"
