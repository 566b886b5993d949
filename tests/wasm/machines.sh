#!/usr/bin/env bash
# machines.sh CHOKEPOINT SOURCE WHICH...: compiles the core of the program for another machine, emulated (aarch64), or by other
# flags (O0, O3, or another of the compiler's levels), asks it and the explorer's module the same, and exits 1 where a bit of an
# answer differs. What it compiled stays beside CHOKEPOINT. Exits 77, which CTest takes for skipped, where the module, the
# compiler or the emulator is missing, unless CHOKEPOINT_NEEDS_MACHINES is set to anything.
set -euo pipefail
chokepoint=$(realpath "$1") source=$(realpath "$2")
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing() {
  echo "$*"
  [[ -n ${CHOKEPOINT_NEEDS_MACHINES-} ]] || exit 77
  exit 1
}
module=$source/build-wasm/core.wasm
[[ -f $module && -d $source/sim/explorer/node_modules/esbuild ]] || missing "The explorer's module has not been built: scripts/explore"

# twin WHICH: compiles it, and makes $work/WHICH, a program that is started as any other.
twin() {
  local dir options=()
  dir=$(dirname "$chokepoint")/core-$1
  case $1 in
    aarch64)
      command -v aarch64-linux-gnu-g++-12 >/dev/null && command -v qemu-aarch64-static >/dev/null ||
        missing "There is no compiler for aarch64, or no emulator: apt-get install g++-12-aarch64-linux-gnu qemu-user-static"
      options=(-D CMAKE_SYSTEM_NAME=Linux -D CMAKE_SYSTEM_PROCESSOR=aarch64 -D CMAKE_CXX_COMPILER=aarch64-linux-gnu-g++-12
        -D CMAKE_BUILD_TYPE=Release)
      printf '#!/bin/sh\nexec qemu-aarch64-static %s/session_calls "$@"\n' "$dir" >"$work/$1"
      ;;
    # No build type, since each of CMake's brings a level of its own.
    *) options=(-D CMAKE_BUILD_TYPE=None -D CMAKE_CXX_FLAGS="-$1") && printf '#!/bin/sh\nexec %s/session_calls "$@"\n' "$dir" >"$work/$1" ;;
  esac
  chmod +x "$work/$1"
  cmake -S "$source" -B "$dir" -G Ninja -D CHOKEPOINT_CORE=ON -D CHOKEPOINT_UNITY=ON -D CHOKEPOINT_WERROR=OFF "${options[@]}" >"$work/log" 2>&1 &&
    ninja -C "$dir" session_calls >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
}

"$chokepoint" explore h200-revenue-share --worlds 64 --packet "$work/packet" --quiet
cp "$here/calls.mjs" "$work"
npm --prefix "$source/sim/explorer" run --silent core -- --outfile="$work/core.mjs"
for which in "$@"; do
  twin "$which"
  printf '%s: ' "$which"
  node "$work/calls.mjs" "$module" "$work/packet" "$work/$which" 64
done
