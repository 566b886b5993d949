#!/usr/bin/env bash
# symbols.sh [--sanitized] .../NAME.o...: exits 1 unless each kernel variant defines exactly one global symbol, its entry point
# chokepoint_kernel_NAME, runs nothing at start-up (it would run on processors that the variant is not for), and calls
# nothing in libm whose last bit depends on the machine. Sanitizers add start-up code of their own to every object: with
# --sanitized it is not looked for.
set -euo pipefail

libm='(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|sincos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh'
libm+='|erf|erfc|tgamma|lgamma|cbrt|hypot|fma)f?'

sanitized=no
[[ ${1-} != --sanitized ]] || { sanitized=yes; shift; }

faults=0
fault() { printf '%s\n' "$*"; faults=$((faults + 1)); }

for object in "$@"; do
  name=$(basename "$object" .o)
  globals=$(nm --defined-only --extern-only --format=posix "$object" | cut -d' ' -f1 | sort)
  [[ $globals == "chokepoint_kernel_$name" ]] ||
    fault "$object should define chokepoint_kernel_$name and nothing else, but defines:"$'\n'"${globals:-nothing}"
  if [[ $sanitized == no ]] && objdump -h "$object" | grep -qE '\.(init_array|ctors|preinit_array)'; then
    fault "$object has static initialisers"
  fi
  calls=$(nm --undefined-only --format=posix "$object" | cut -d' ' -f1 | grep -xE "$libm" || true)
  [[ -z $calls ]] || fault "$object calls libm: ${calls//$'\n'/ }"
done
echo "$# variants looked at, $faults fault(s)"
[[ $faults == 0 ]]
