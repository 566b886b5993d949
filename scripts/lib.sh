# What scripts/run, scripts/test and .ci/run share: install what is missing, configure, build.
# To be sourced. Each step looks before it acts, so that a second call costs a fraction of a second.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "chokepoint: $*" >&2; }
die() { say "$*"; exit 3; }
have() { command -v "$1" >/dev/null 2>&1; }

quietly() {  # COMMAND...: shows its output only if it fails
  local log code=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || code=$?
  [[ $code == 0 ]] || cat "$log" >&2
  rm -f "$log"
  return "$code"
}

# Debian packages without which nothing builds; vcpkg.json names the same libraries for other systems.
build_packages=(g++ cmake ninja-build libboost-dev libtbb-dev nlohmann-json3-dev libcli11-dev
  libfast-float-dev libfmt-dev libssl-dev zlib1g-dev libnetcdf-dev libpugixml-dev libvalijson-dev libxlsxwriter-dev
  libkainjow-mustache-dev libgtest-dev libgmock-dev librandom123-dev)
# Charts as SVG and PNG: Vega runs in Node; rsvg-convert and a font make the PNG.
chart_packages=(librsvg2-bin fonts-dejavu-core)

# What the tests read results with, as users do: Python's xarray and R's ncdf4, and what the examples draw with.
reader_packages=(python3-xarray python3-netcdf4 python3-matplotlib r-base-core r-cran-ncdf4)
# What tests/browser and tests/explorer need to open pages as a reader does, and to read what they print.
browser_packages=(chromium firefox-esr poppler-utils)

# What tests/share runs a call on several processes with.
cluster_packages=(openmpi-bin libopenmpi-dev snakemake)

on_debian() { have apt-get && have dpkg-query; }

# The named packages that are not installed, one a line.
missing_packages() {
  { dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } |
    awk -v wanted="$*" '$1 == "installed" { got[$2] = 1 }
      END { n = split(wanted, name, " "); for (i = 1; i <= n; i++) if (!got[name[i]]) print name[i] }'
}

# tell_what_root_must_do NAME...: one line that a person with the rights can run, once, for these, the build and the charts.
tell_what_root_must_do() {
  local packages=("$@" "${build_packages[@]}" "${chart_packages[@]}") missing
  [[ ! -e $root/.git ]] || packages+=(git)
  have node || packages+=(nodejs)
  have npm || packages+=(npm)
  mapfile -t missing < <(missing_packages "${packages[@]}" | sort -u)
  say "Debian packages are missing, and there is no sudo here. Ask somebody who may be root to run this line, then call again:"
  printf '  apt-get update && apt-get install -y --no-install-recommends %s\n' "${missing[*]}" >&2
}

# install_packages NAME...: installs those that are missing; returns 1 if that failed.
install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ $EUID -ne 0 ]]; then
    have sudo || { tell_what_root_must_do "${missing[@]}"; return 1; }
    as_root=(sudo)
    say "sudo will be used to install Debian packages: ${missing[*]}"
  else
    say "installing Debian packages (a minute or two): ${missing[*]}"
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  "${apt[@]}" update >&2 || say "the package lists could not be refreshed; trying with the old ones"
  quietly "${apt[@]}" -y install --no-install-recommends "${missing[@]}"
}

install_build_tools() {
  local packages=("${build_packages[@]}")
  [[ ! -e $root/.git ]] || packages+=(git)  # so that results name the commit they came from
  if on_debian; then
    install_packages "${packages[@]}" || die "could not install what the build needs; see above"
  else
    have cmake && have ninja ||
      die "this is not Debian: install a C++20 compiler, CMake 3.25 and Ninja, and the libraries in vcpkg.json"
  fi
}

# Only tests need these, so a run does not install them.
install_readers() {
  ! on_debian || install_packages "${reader_packages[@]}" || die "could not install what the tests read results with; see above"
}

# Only tests need these too; with them the build makes chokepoint-mpi.
install_cluster_tools() {
  ! on_debian || install_packages "${cluster_packages[@]}" || die "could not install what the tests share work with; see above"
}

# What draws SVG and PNG. A run does well without (it leaves the chart specifications), so nothing here is fatal;
# after a failure the next try is a day later, or as soon as build/charts-unavailable is removed.
install_chart_tools() {
  local charts=$root/scripts/charts marker=$root/build/charts-unavailable
  [[ -f $charts/package-lock.json ]] || return 0
  if cmp -s "$charts/package-lock.json" "$charts/node_modules/.installed-lock" && have node && have rsvg-convert &&
    [[ -f $charts/renderer.mjs && ! $charts/render.mjs -nt $charts/renderer.mjs ]]; then
    return 0
  fi
  [[ -z $(find "$marker" -mmin -1440 2>/dev/null) ]] || return 0
  if try_install_chart_tools "$charts"; then
    rm -f "$marker"
  else
    mkdir -p "$root/build"
    touch "$marker"
    say "charts cannot be drawn as SVG and PNG here; runs go on without and leave the Vega-Lite files"
  fi
}

try_install_chart_tools() {
  local charts=$1 packages=("${chart_packages[@]}")
  have node || packages+=(nodejs)
  have npm || packages+=(npm)
  if on_debian; then install_packages "${packages[@]}" || return 1; fi
  have node && have npm || { say "to draw charts install Node 18 or newer with npm, and rsvg-convert"; return 1; }
  say "installing the chart renderer (npm ci in scripts/charts)"
  quietly npm --prefix "$charts" ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error || return 1
  quietly npm --prefix "$charts" run bundle || return 1
  cp "$charts/package-lock.json" "$charts/node_modules/.installed-lock"
}

# What looks at the pages in a browser: for tests alone, so runs do without. Not fatal either: the test says what is missing.
install_browser_tools() {
  local tests=$root/tests/browser
  if on_debian; then install_packages "${browser_packages[@]}" || return 0; fi
  have npm || return 0
  ! cmp -s "$tests/package-lock.json" "$tests/node_modules/.installed-lock" || return 0
  say "installing what tests the pages (npm ci in tests/browser)"
  quietly npm --prefix "$tests" ci --ignore-scripts --no-audit --no-fund --loglevel=error || return 0
  cp "$tests/package-lock.json" "$tests/node_modules/.installed-lock"
}

# What builds the explorer: Emscripten, Node, and the packages of sim/explorer.
install_explorer_tools() {
  local explorer=$root/sim/explorer packages=(emscripten)
  have npm || packages+=(npm)
  if on_debian; then install_packages "${packages[@]}" || return 1; fi
  have em++ && have node && have npm ||
    { say "to build the explorer install Emscripten 3.1.6 or newer, and Node 18 or newer with npm"; return 1; }
  ! cmp -s "$explorer/package-lock.json" "$explorer/node_modules/.installed-lock" || return 0
  say "installing what bundles the explorer's page (npm ci in sim/explorer)"
  quietly npm --prefix "$explorer" ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error || return 1
  cp "$explorer/package-lock.json" "$explorer/node_modules/.installed-lock"
}

# The explorer's module and its page without data, beside the program, in build/explorer. The module says itself of which
# model it is, so that `chokepoint explore` refuses one that has another.
build_explorer() {
  local bundle=$root/build/explorer wasm=$root/build-wasm model
  if [[ ! -f $wasm/build.ninja ]]; then
    quietly emcmake cmake -S "$root" -B "$wasm" -G Ninja -D CHOKEPOINT_UNITY="${CHOKEPOINT_UNITY:-ON}" || return 1
  fi
  build "$wasm" || return 1
  mkdir -p "$bundle"
  quietly npm --prefix "$root/sim/explorer" run --silent page -- "$bundle/page.html" || return 1
  quietly npm --prefix "$root/sim/explorer" run --silent core -- --outfile="$bundle/core.mjs" || return 1
  cp "$wasm/core.wasm" "$bundle/core.wasm"
  "$root/build/chokepoint" explore --worlds 64 --packet "$bundle/packet" --force --quiet >/dev/null || return 1
  model=$(node "$root/sim/explorer/core/model_of.mjs" "$bundle") || return 1
  rm "$bundle/packet"
  printf '{ "model": "%s" }\n' "$model" >"$bundle/bundle.json"
}

# configure DIR [CMAKE OPTION...]: only when DIR was not configured yet; Ninja redoes it when a CMake file changes.
# CHOKEPOINT_UNITY=OFF in the environment has each source compiled alone, for who changes single ones (cmake/unity.cmake).
configure() {
  local dir=$1
  shift
  if [[ -f $dir/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt"; then
    say "$dir was made for another source directory; making it anew"
    rm -rf "$dir"
  fi
  [[ -f $dir/build.ninja ]] || quietly cmake -S "$root" -B "$dir" -G Ninja -D CHOKEPOINT_UNITY="${CHOKEPOINT_UNITY:-ON}" "$@"
  # MPI that was installed since: scripts/run needs none, scripts/test does.
  if have mpicxx && grep -q '^MPI_CXX_COMPILER:.*NOTFOUND$' "$dir/CMakeCache.txt"; then quietly cmake -U 'MPI_*' "$dir"; fi
}

# build DIR [NINJA ARGUMENT...]: progress on a terminal, silence elsewhere unless it fails.
build() {
  local dir=$1
  shift
  if [[ -t 2 ]]; then
    ninja -C "$dir" "$@" >&2
  else
    quietly ninja -C "$dir" "$@"
  fi
}

# run_tests DIR [CTEST ARGUMENT...]: the tests of the build DIR on all cores, a line for each program; then how many cases
# they were, those that were skipped, and the ten slowest, or those that failed.
run_tests() {
  local dir=$1 code=0 cases
  shift
  ctest --test-dir "$dir" --parallel "$(nproc)" --output-on-failure --no-tests=error "$@" || code=$?
  [[ -f $dir/Testing/Temporary/LastTest.log ]] || return "$code"
  cases=$(tested_cases "$dir/Testing/Temporary/LastTest.log" | sort -rn)
  printf '\n%d cases passed.\n' "$(grep -c '^[0-9]' <<<"$cases")"
  sed -n 's/^\(skipped\|failed\) /  \1: /p' <<<"$cases"
  if [[ $code == 0 ]]; then
    printf 'The ten slowest tests:\n'
    sed -n '1,10s/^\([0-9.]\+\)/  \1 s /p' <<<"$cases"
  fi
  return "$code"
}

# tested_cases LOG: reads the log that CTest keeps. For each of GoogleTest's cases, and for each test that has none, a line
# `SECONDS NAME`, `skipped NAME` or `failed NAME`. A case during which its program ended has failed too.
tested_cases() {
  awk '
    /^[0-9]+\/[0-9]+ Test: / { test = $3; running = ""; cases = 0; faults = 0 }
    /\[ RUN      \] / { running = $NF; ++cases }
    /\[       OK \] .* ms\)$/ { running = ""; sub(/^.*\[       OK \] /, ""); printf "%.2f %s.%s\n", substr($(NF - 1), 2) / 1000, test, $1 }
    /\[  SKIPPED \] .* ms\)$/ { running = ""; sub(/^.*\[  SKIPPED \] /, ""); print "skipped", test "." $1 }
    /\[  FAILED  \] .* ms\)$/ { running = ""; ++faults; sub(/^.*\[  FAILED  \] /, ""); sub(/,$/, "", $1); print "failed", test "." $1 }
    /^\[  PASSED  \] 0 tests/ { cases = 1 }  # this program has none with the label
    /^Test time = / { took = $4 }
    /^Test Passed\.$/ && !cases { print took, test }
    /^Test Failed\.$/ && running { print "failed", test "." running, "(did not end)" }
    /^Test Failed\.$/ && !running && !faults { print "failed", test }
  ' "$1"
}
