#!/usr/bin/env bash
# includes.sh SIM: checks the #include lines under SIM against the arrows of sim/README.md, and that the folders that
# decide a result's bits stay pure. Prints every fault as file:line: message; exits 1 if there is one.
set -euo pipefail
cd "$1"

declare -A may_include=(
  [base]=""
  [model]="base"
  [engine]="base model"
  [parallel]="base model engine"
  [analysis]="base"
  [input]="base model engine"
  [output]="base model engine input"
  [files]="base model engine input output"
  [study]="base model engine parallel analysis input"
  [app]="base model engine parallel analysis input output files study"
  [explorer]="base model engine input study output"
)

# Files, clocks, threads and logging; then JSON, the command line and task libraries; then Boost and <random>.
# input and output may put paths together (std::filesystem::path), but not open them.
world='filesystem|fstream|iostream|chrono|ctime|thread|mutex|atomic|future|condition_variable|stop_token|semaphore'
services='nlohmann/.*|CLI/.*|tbb/.*|oneapi/.*|mpi.h'
# The engine sorts with boost/sort, which is headers alone and needs nothing of Boost's libraries.
declare -A may_not_include=(
  [base]="$world|$services"
  [model]="$world|$services|boost/.*|random"
  [engine]="$world|$services|boost/[^s].*|random"
  [analysis]="$world|$services"
  [input]="${world#filesystem|}|CLI/.*|tbb/.*|oneapi/.*|mpi.h"
  [output]="${world#filesystem|}|CLI/.*|tbb/.*|oneapi/.*|mpi.h"
  [files]="CLI/.*|tbb/.*|oneapi/.*|mpi.h"
  [study]="filesystem|fstream|CLI/.*|mpi.h"
)

# libm's bits differ between machines; base/math.hpp has what the model needs.
libm='(std)?::(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh'
libm+='|asinh|acosh|atanh|erf|erfc|tgamma|lgamma|cbrt|hypot|fma)f?[[:space:]]*[(<]'

faults=0
fault() { printf '%s\n' "$*"; faults=$((faults + 1)); }

folder_of() {  # the folder (input, model, ...) that a path under sim/ belongs to
  case $1 in */*) echo "${1%%/*}" ;; *) echo "" ;; esac
}

check_project_include() {  # FILE LINE TARGET
  local from to
  from=$(folder_of "$1") to=$(folder_of "$3")
  if [[ -z $to || -z ${may_include[$to]+known} ]]; then
    fault "$1:$2: \"$3\" does not start at sim/ with the name of a folder"
  elif [[ $from != "$to" && " ${may_include[$from]} " != *" $to "* ]]; then
    fault "$1:$2: $from may not include $to (allowed: ${may_include[$from]:-nothing})"
  fi
}

check_system_include() {  # FILE LINE TARGET
  local from pattern
  from=$(folder_of "$1") pattern=${may_not_include[$(folder_of "$1")]:-}
  if [[ -n $pattern && $3 =~ ^($pattern)$ ]]; then fault "$1:$2: $from may not include <$3>"; fi
}

sources=$(find . -type f \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' \) -printf '%P\n' | sort)
[[ -n $sources ]] || exit 0
mapfile -t sources <<<"$sources"

for source in "${sources[@]}"; do
  [[ -n ${may_include[$(folder_of "$source")]+known} ]] || fault "$source:1: lies outside the folders of sim/"
done
# A folder that one cannot take in at a look is none: its files need rooms.
most_files=40
while read -r count folder; do
  ((count <= most_files)) || fault "$folder:1: $count files in one folder, where $most_files are the most"
done < <(printf '%s\n' "${sources[@]%/*}" | sort | uniq -c)
[[ $faults == 0 ]] || exit 1

include='^[[:space:]]*#[[:space:]]*include[[:space:]]*([<"])([^>"]+)[>"]'
while IFS=: read -r file line text; do
  [[ $text =~ $include ]] || continue
  if [[ ${BASH_REMATCH[1]} == '"' ]]; then check_project_include "$file" "$line" "${BASH_REMATCH[2]}"
  else check_system_include "$file" "$line" "${BASH_REMATCH[2]}"; fi
done < <(grep -HnE '^[[:space:]]*#[[:space:]]*include' "${sources[@]}" || true)

for source in "${sources[@]}"; do
  case $source in base/* | model/* | engine/*) ;; *) continue ;; esac
  while IFS=: read -r line text; do
    fault "$source:$line: libm in code that decides a result's bits: ${text#"${text%%[![:space:]]*}"}"
  done < <(sed 's://.*::' "$source" | grep -nE "(^|[^[:alnum:]_:])$libm" || true)
done

[[ $faults == 0 ]] || { echo "$faults fault(s) in ${#sources[@]} files"; exit 1; }
