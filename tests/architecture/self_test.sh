#!/usr/bin/env bash
# self_test.sh COMPILER: shows that each checker beside this file accepts a sound case and refuses a faulty one.
set -euo pipefail
compiler=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong=0

expect() {  # accepts|refuses WHAT COMMAND...: to refuse is to exit 1 and to say why
  local expected=$1 what=$2 verdict=broken code=0
  shift 2
  bash "$@" >"$work/output" 2>&1 || code=$?
  if [[ $code == 0 ]]; then verdict=accepts; elif [[ $code == 1 && -s $work/output ]]; then verdict=refuses; fi
  if [[ $verdict != "$expected" ]]; then
    printf "%s\n  is a case that the checker %s, but (%s, exit code %s) it said:\n" "$what" "$expected" "$verdict" "$code"
    sed "s/^/    /" "$work/output"
    wrong=$((wrong + 1))
  fi
}

tree() {  # PATH LINE: a made-up sim/ with one file of one line
  rm -rf "$work/sim"
  mkdir -p "$work/sim/$(dirname "$1")"
  printf '%s\n' "$2" >"$work/sim/$1"
}
include_case() { tree "$3" "$4"; expect "$1" "$2" "$here/includes.sh" "$work/sim"; }

include_case accepts "the model uses base"        model/step.hpp       '#include "base/real.hpp"'
include_case accepts "files use input"            files/write.cpp      '#include "input/csv/csv.hpp"'
include_case accepts "app uses the clock"         app/main.cpp         '#include <chrono>'
include_case accepts "libm in a comment"          model/step.hpp       'x = base::exp(y);  // not std::exp(y)'
include_case refuses "base uses the model"        base/real.hpp        '#include "model/world.hpp"'
include_case refuses "the engine uses threads"    engine/run.cpp       '#include "parallel/blocks.hpp"'
include_case refuses "analysis uses the model"    analysis/shapley.cpp '#include "model/world.hpp"'
include_case refuses "input uses files"           input/csv/csv.cpp    '#include "files/write.hpp"'
include_case refuses "an include without folder"  model/step.cpp       '#include "step.hpp"'
include_case refuses "the model reads JSON"       model/step.hpp       '  #  include <nlohmann/json.hpp>'
include_case refuses "the model draws from Boost" model/step.hpp       '#include <boost/random.hpp>'
include_case refuses "the model opens files"      model/agents/lab.cpp '#include <fstream>'
include_case accepts "input names paths"         input/json/merge.cpp "#include <filesystem>"
include_case refuses "input opens files"          input/json/merge.cpp "#include <fstream>"
include_case refuses "the engine reads the clock" engine/run.cpp       '#include <chrono>'
include_case refuses "the model calls libm"       model/step.hpp       'double y = 2 * std::exp(x);'
include_case refuses "the model calls C's libm"   model/step.hpp       'double y = ::pow(x, 2);'
include_case refuses "a study calls libm"         study/compare/a.hpp  'double y = std::log(x);'
include_case refuses "a study uses output"        study/fit/fit.cpp    '#include "output/table/sheet.hpp"'
include_case refuses "output uses a study"        output/page/page.cpp '#include "study/fit/fit.hpp"'
include_case accepts "telling uses both"          telling/words.cpp    '#include "study/fit/fit.hpp"'
include_case refuses "telling uses files"         telling/words.cpp    '#include "files/write.hpp"'
include_case refuses "the explorer opens files"   explorer/session.cpp '#include <fstream>'
include_case refuses "a study opens files"        study/fit/fit.cpp    '#include <fstream>'
include_case refuses "a folder that is not drawn" helpers/all.hpp      '#include "base/real.hpp"'

namespace_case() { tree "$3" "$4"; expect "$1" "$2" "$here/namespaces.sh" "$work/sim"; }

end=$'\n}  // namespace'
namespace_case accepts "a study in study"            study/fit/fit.cpp    $'namespace study {\nnamespace {\nint x = 1;'"$end$end study"
namespace_case accepts "files in io"                 files/write.cpp      "namespace io::detail {$end io::detail"
namespace_case accepts "another's, nested"           app/run/run.cpp      $'namespace app {\nnamespace kind {'"$end kind$end app"
namespace_case accepts "a specialisation in std"     base/error.hpp       "namespace std {$end std"
namespace_case accepts "another's as an alias"       app/main.cpp         'namespace fs = std::filesystem;'
namespace_case accepts "telling in app"              telling/words.cpp    "namespace app {$end app"
namespace_case refuses "a study in app"              study/fit/fit.cpp    "namespace app {$end app"
namespace_case refuses "a study in app, on one line" study/fit/fit.cpp    'namespace app {}'
namespace_case refuses "a study in app, further on"  study/fit/fit.cpp    "namespace study {$end study"$'\n'"namespace app {$end app"
namespace_case refuses "a study in app, nested"      study/fit/fit.cpp    "namespace app::study {$end app::study"
namespace_case refuses "output in output"            output/page/page.cpp "namespace output {$end output"
namespace_case refuses "an end without its name"     study/fit/fit.cpp    $'namespace study {\n}'

rm -rf "$work/sim"
mkdir -p "$work/sim/app/run"
for ((i = 0; i < 41; ++i)); do : >"$work/sim/app/run/file$i.cpp"; done
expect refuses "41 files in one folder" "$here/includes.sh" "$work/sim"

# An object as a variant is after localisation: NAME, flags, then the code.
object() {
  local name=$1 flags=$2
  mkdir -p "$work/kernel"
  # shellcheck disable=SC2086  # the flags are several words
  "$compiler" -x c++ -O2 $flags -c -o "$work/kernel/$name.o" - <<<"$3"
}
entry='extern "C" void chokepoint_kernel_scalar(double* x) { for (int i = 0; i < 64; ++i) x[i] *= 3; }'
object scalar "" "$entry"
expect accepts "a variant with its entry alone" "$here/symbols.sh" "$work/kernel/scalar.o"
object scalar "" "$entry inline double twice(double x) { return 2 * x; } double (*keep)(double) = &twice;"
expect refuses "a variant with a weak symbol" "$here/symbols.sh" "$work/kernel/scalar.o"
object scalar "" "$entry int start(); static int started = start();"
expect refuses "a variant that runs code at start-up" "$here/symbols.sh" "$work/kernel/scalar.o"
object scalar "" "extern \"C\" double exp(double); extern \"C\" double chokepoint_kernel_scalar(double x) { return exp(x); }"
expect refuses "a variant that calls libm" "$here/symbols.sh" "$work/kernel/scalar.o"

if [[ $(uname -m) == x86_64 ]]; then
  for case in "accepts -march=x86-64" "refuses -mavx" "refuses -march=x86-64-v4"; do
    read -r verdict flag <<<"$case"
    object code "$flag -ftree-vectorize" "$entry"
    expect "$verdict" "code compiled with $flag" "$here/instructions.sh" "$work/kernel/code.o"
  done
fi

[[ $wrong == 0 ]]
