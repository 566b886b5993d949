#!/usr/bin/env bash
# instructions.sh OBJECT...: exits 1 if an object holds an instruction that the oldest x86-64 processor lacks: anything
# with a VEX or EVEX prefix (AVX, AVX2, AVX-512, FMA: their mnemonics start with v, mask registers are %k) or BMI.
# Not tzcnt: GCC writes it for everybody, since older processors read it as bsf.
set -euo pipefail

wide='^(v[a-z0-9]+|k(mov|or|and|andn|not|xor|xnor|unpck|shift|test|add)[a-z]*'
wide+='|andn|bextr|bls(i|r|msk)|bzhi|mulx|pdep|pext|rorx|[sr]arx|sh[lr]x|movbe|lzcnt)[lqwb]?$'

faults=0
for object in "$@"; do
  found=$(objdump -d --no-show-raw-insn "$object" | awk -F'\t' -v wide="$wide" '
    /^[0-9a-f]+ </ { inside = $0 }
    NF < 2 || found { next }  # awk reads on to the end, or objdump would die of a closed pipe
    { split($2, word, " ") }
    word[1] ~ wide || $2 ~ /%[yz]mm|%k[0-7]/ { found = 1; print "  " inside; print "    " $2 }')
  if [[ -n $found ]]; then
    printf '%s has code for newer processors, first at\n%s\n' "$object" "$found"
    faults=$((faults + 1))
  fi
done
echo "$# objects looked at, $faults with code for newer processors"
[[ $faults == 0 ]]
