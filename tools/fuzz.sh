#!/usr/bin/env bash
# Throws changed scenarios at the reader and at whole runs, with libFuzzer and sanitizers. Ends with a
# line a target, and with 1 when an input was found that must not do what it does.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tools/fuzz.sh [SECONDS] [TARGET...]

Builds its programs (preset `asan`) and runs each TARGET (default: reader run) for SECONDS (default: 60), side by
side. SEED=n in the environment makes the changes to the inputs the same each time. Inputs that reach new
code are kept in build/fuzz/corpus/, beside those of tests/fuzz/corpus/; an input that is a finding is kept in
build/fuzz/findings/ and printed as base64, with where in Corridor it was.
TEXT
}
case ${1-} in
  -h|--help) usage; exit 0 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly seconds=${1-60}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { usage >&2; exit 2; }
shift || true
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(reader run)
readonly folder=build/fuzz programs=build/asan/tests/fuzz

for target in "${targets[@]}"; do
  [[ -d tests/fuzz/corpus/$target ]] || { usage >&2; exit 2; }
done
mkdir -p "$folder/findings"
cmake --preset asan >"$folder/configure.log" || { cat "$folder/configure.log"; exit 1; }
cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}"

# Memory grows with the corpus and with what the address sanitizer keeps back, so both are bounded. An input
# may use 10 s of processor time (fuzzer.cpp); the limit of time by the clock is for one that only waits.
fuzz() {
  local target=$1
  mkdir -p "$folder/corpus/$target"
  ASAN_OPTIONS=quarantine_size_mb=64 "$programs/fuzz_$target" \
    -timeout=120 -rss_limit_mb=2048 -max_len=6000 -mutate_depth=2 -max_total_time="$seconds" -seed="${SEED:-0}" -print_final_stats=1 \
    -artifact_prefix="$folder/findings/$target-" \
    "$folder/corpus/$target" "tests/fuzz/corpus/$target" >"$folder/$target.log" 2>&1
}

# last PATTERN TARGET: the last match of a regular expression in the target's log.
last() {
  grep -oE "$1" "$folder/$2.log" | tail -n 1 || true
}

# tell_finding TARGET FILE: all that is needed to replay it elsewhere.
tell_finding() {
  grep -E -m 5 '^(fault|SUMMARY|==[0-9]+==ERROR)|internal error|runtime error' "$folder/$1.log" || true
  grep -E -m 20 '^ +#[0-9]+ .* in corridor::' "$folder/$1.log" | sed -E 's/ 0x[0-9a-f]+//' || true
  echo "Replay with: $programs/fuzz_$1 $2"
  if [[ -f $2 ]]; then
    echo "Its bytes, for base64 --decode:"
    base64 "$2"
  fi
}

declare -A process
for target in "${targets[@]}"; do
  fuzz "$target" &
  process[$target]=$!
done
status=0
for target in "${targets[@]}"; do
  finding=""
  if ! wait "${process[$target]}"; then
    status=1
    finding=$(last "$folder/findings/$target-[a-z]+-[0-9a-f]+" "$target")
    [[ -n $finding ]] || { tail -n 20 "$folder/$target.log"; finding="it ended by itself"; }
  fi
  if ! grep -q 'inline 8-bit counters' "$folder/$target.log"; then
    status=1
    echo "$target: without coverage: the fuzzer does not see what its inputs reach"
  fi
  executions=$(last '^stat::number_of_executed_units: *[0-9]+' "$target")
  printf '%s: %s executions, %s, findings: %s\n' "$target" "${executions##* }" \
    "$(last 'cov: [0-9]+ ft: [0-9]+' "$target")" "${finding:-none}"
  last '^reached: .*' "$target"
  if [[ -n $finding ]]; then
    tell_finding "$target" "$finding"
  fi
done
exit $status
