#!/usr/bin/env bash
# share.sh CHOKEPOINT SOURCE: one call by several processes gives the bytes of one: shares that are merged, ranks of MPI, a
# Snakefile, and calls that are killed and taken up. What does not belong together is refused.
# CHOKEPOINT_NEEDS_CLUSTER says that MPI and Snakemake must be there.
set -uo pipefail
program=$(realpath "$1")
source=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
faults=0
fault() { echo "FAULT: $*"; faults=$((faults + 1)); }
needed() { [[ -z ${CHOKEPOINT_NEEDS_CLUSTER-} ]] || fault "$*"; }

# call OUT WORDS...: the program, which must succeed.
call() { "$program" "${@:2}" --quiet --out "$1" >/dev/null || fault "${*:2} fails"; }
# same A B: two folders of results, but for the time and the memory that they took.
same() {
  local file
  diff -rq --exclude=manifest.json "$1" "$2" || fault "$1 and $2 differ"
  for file in "$1" "$2"; do sed -E '/"(wall_seconds|peak_memory_mb|threads|kernel)"/d' "$file/manifest.json" >"$file.said"; done
  cmp "$1.said" "$2.said" || fault "the manifests of $1 and $2 differ"
}
# refuses TEXT WORDS...: ends with 2 and says TEXT.
refuses() {
  local code=0 said
  said=$("$program" "${@:2}" 2>&1) || code=$?
  [[ $code == 2 ]] || fault "${*:2} ends with $code, not 2: $said"
  [[ $said == *"$1"* ]] || fault "${*:2} does not say \"$1\": $said"
}

cat >mine.json <<'JSON'
{ "format_version": 1, "title": "Mine", "extends": "baseline",
  "policies": [{ "id": "mine", "lever": "hbm_ban", "from": "2027-01", "value": 0.5, "source": "assumption" }] }
JSON
small=(--replicates 200 --to 2028-12 --no-charts)
run=(run mine.json --set policy.remote_access_rule=1@2027-01 "${small[@]}" --metric gap_months)
compare=(compare baseline mine.json "${small[@]}" --at 2028-12)
call run "${run[@]}"
call compare "${compare[@]}"

# Shares.
for share in 1 2 3; do
  call "run-$share" "${run[@]}" --shard "$share/3"
  # Threads and kernels change no result, and so no share.
  call "compare-$share" "${compare[@]}" --shard "$share/3" --threads "$share" --kernel "$([[ $share == 1 ]] && echo scalar || echo auto)"
done
call merged-run merge run-3 run-1 run-2
same run merged-run
call merged-compare merge compare-1 compare-2 compare-3
same compare merged-compare

# What does not belong together, or is missing.
refuses "to run it: chokepoint run mine.json" merge run-1 run-3 --out no
refuses "share 2/3 is missing" merge run-1 run-3 --out no
refuses "each share once" merge run-1 run-1 run-2 run-3 --out no
refuses "is of another call" merge run-1 compare-2 run-3 --out no
refuses "holds no share" merge run-1 run run-3 --out no
cp -r run-2 damaged
printf x | dd of="$(echo damaged/worlds/mine-*.worlds | cut -d' ' -f1)" bs=1 seek=5000 conv=notrunc status=none
refuses "they are damaged" merge run-1 damaged run-3 --out no
cp -r run-2 mixed
cp run-3/worlds/* mixed/worlds/
refuses "do not hold every world" merge run-1 mixed run-3 --out no
cp -r run-2 nonsense
sed -i 's#"2/3"#"2/3000000000"#' nonsense/manifest.json
refuses "holds no share" merge run-1 nonsense run-3 --out no
refuses "holds another share" "${run[@]}" --shard 1/3 --out run-2
refuses "2/4 is the second of four" "${run[@]}" --shard 4/3
refuses "2/4 is the second of four" "${run[@]}" --shard half
refuses "shares at most" "${run[@]}" --shard 1/50
sed -i 's/0\.5/0.6/' mine.json
refuses "as the scenario and the calibration are now" merge run-1 run-2 run-3 --out no
sed -i 's/0\.6/0.5/' mine.json
[[ ! -e no ]] || fault "something was written"

# More worlds than are held: surveyed, in shares too.
many=(run baseline --replicates 17000 --to 2022-03 --no-report --no-charts)
call many "${many[@]}"
for share in 1 2; do call "many-$share" "${many[@]}" --shard "$share/2"; done
call merged-many merge many-1 many-2
same many merged-many
refuses "needs all worlds whole" "${many[@]}" --save-ensemble --out no
refuses "needs all worlds whole" "${many[@]}" --metric gap_months --out no

# Killed at any moment and taken up.
for delay in 0.1 0.4 0.7 1.0 1.3 1.6 1.9; do
  timeout -s KILL "$delay" "$program" "${many[@]}" --checkpoint 0 --quiet --out killed >/dev/null 2>&1
  call killed "${many[@]}" --checkpoint 0 --resume
  same many killed
  rm -rf killed
done
for delay in 0.2 0.5 0.8; do
  timeout -s KILL "$delay" "$program" "${compare[@]}" --checkpoint 0 --quiet --out killed >/dev/null 2>&1
  call killed "${compare[@]}" --checkpoint 0 --resume
  same compare killed
  rm -rf killed
done
[[ -z $(find . -maxdepth 1 -name 'killed*' ! -name '*.said') ]] || fault "left behind: $(echo killed*)"
timeout -s KILL 1.2 "$program" "${many[@]}" --checkpoint 0 --quiet --out killed >/dev/null 2>&1
for kept in killed.checkpoint-*; do [[ ! -e $kept ]] || truncate -s 1000 "$kept"; done  # a damaged one is not believed
call killed "${many[@]}" --resume
same many killed

# Ranks of MPI.
if command -v mpirun >/dev/null && [[ -x $(dirname "$program")/chokepoint-mpi ]]; then
  # As root, and in a container that may not look into other processes' memory.
  export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_btl_vader_single_copy_mechanism=none
  ranks() { timeout 300 mpirun --oversubscribe --bind-to none -n "$1" "$program" "${@:3}" --quiet --out "$2" >/dev/null || fault "$1 ranks: ${*:3} fails"; }
  for count in 2 4; do
    ranks "$count" "run-by-$count" "${run[@]}"
    same run "run-by-$count"
  done
  ranks 2 compare-by-2 "${compare[@]}"
  same compare compare-by-2
  ranks 2 many-by-2 "${many[@]}"
  same many many-by-2
  fit=(calibrate --particles 64 --initial-factor 2 --rounds 1 --final-rounds 1)
  call fit "${fit[@]}"
  ranks 3 fit-by-3 "${fit[@]}"
  diff -r fit fit-by-3 || fault "fits differ"
  said=$(timeout 60 mpirun --oversubscribe --bind-to none -n 2 "$program" run basline --out no 2>&1)
  [[ $(grep -c 'there is no scenario "basline"' <<<"$said") == 1 ]] || fault "ranks say of bad input: $said"
  # A rank that dies stops the job, and nothing half-written is left.
  mpirun --oversubscribe --bind-to none -n 3 "$program" run baseline --replicates 16000 --no-charts --quiet --out dead >/dev/null 2>dead.said &
  job=$!
  sleep 2
  pkill -KILL -n -f "chokepoint-mpi|--out dead" -P "$job" || pkill -KILL -P "$job"
  wait "$job" && fault "a job with a dead rank succeeds"
  [[ ! -e dead ]] || fault "a dead job wrote results"
else
  needed "there is no mpirun, or no chokepoint-mpi beside the program"
fi

# Snakemake runs what is missing.
if command -v snakemake >/dev/null; then
  make=(snakemake --snakefile "$source/scripts/cluster/Snakefile" --cores 2 --quiet --config "call=${run[*]}" shares=3 into=made
    "program=$program")
  "${make[@]}" >snake.said 2>&1 || fault "snakemake: $(cat snake.said)"
  same run made
  rm -r made made.shard-2
  "${make[@]}" >snake.said 2>&1 || fault "snakemake again: $(cat snake.said)"
  same run made
else
  needed "there is no snakemake"
fi

# A script for Slurm, with Slurm played.
for share in 1 2 3; do
  SLURM_ARRAY_TASK_ID=$share SLURM_ARRAY_TASK_COUNT=3 SLURM_CPUS_PER_TASK=1 CHOKEPOINT=$program INTO=slurm \
    bash "$source/scripts/cluster/run.slurm" "${run[@]}" >/dev/null || fault "run.slurm fails"
done
CHOKEPOINT=$program INTO=slurm bash "$source/scripts/cluster/run.slurm" merge "${run[@]}" >/dev/null 2>&1 || fault "run.slurm merge fails"
diff -rq --exclude=manifest.json run slurm || fault "Slurm's run differs"

exit $((faults > 0))
