#!/usr/bin/env bash
# Whether the tests notice small faults: switches on each numbered fault of the sources, one at a time, and
# runs the tests of its module, then those of the others. Writes docs/mutants.md.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tools/mutants.sh [--fresh]

Builds the preset `mutants` and tries each CORRIDOR_MUTANT(n, right, wrong). What has been tried is kept in
build/mutants/results.tsv and not tried again; --fresh forgets it. Ends with 1 when a fault survives.
TEXT
}
case ${1-} in
  "") ;;
  --fresh) ;;
  -h|--help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly folder=build/mutants
readonly results=$folder/results.tsv
readonly modules=(core stats kernel model)
readonly seconds=60  # a suite takes a few; a fault that makes it hang is noticed by that

mkdir -p "$folder"
[[ ${1-} != --fresh ]] || rm -f "$results"
touch "$results"
cmake --preset mutants >"$folder/configure.log" || { cat "$folder/configure.log"; exit 1; }
cmake --build --preset mutants

# Lines "n <tab> file:line <tab> right <tab> wrong", in the order of n.
list() {
  grep -rlE 'CORRIDOR_MUTANT\([0-9]' sim include | sort | while read -r file; do
    awk -v file="$file" '
      { text = text $0 "\n" }
      function trimmed(s) { gsub(/[ \n]+/, " ", s); sub(/^ /, "", s); sub(/ $/, "", s); return s }
      END {
        at = 1
        while ((found = index(substr(text, at), "CORRIDOR_MUTANT(")) > 0) {
          start = at + found - 1
          before = substr(text, 1, start)
          line = gsub(/\n/, "", before) + 1
          depth = 1; part = ""; n = 0
          for (i = start + 16; depth > 0; ++i) {
            c = substr(text, i, 1)
            if (c == "(" || c == "{") ++depth
            if (c == ")" || c == "}") --depth
            if (depth == 0 || (depth == 1 && c == ",")) { parts[++n] = trimmed(part); part = "" }
            else part = part c
          }
          printf "%s\t%s:%d\t%s\t%s\n", parts[1], file, line, parts[2], parts[3]
          at = i
        }
      }' "$file"
  done | sort -n
}

suite() {
  CORRIDOR_MUTANT=$2 timeout "$seconds" \
    "$folder/tests/$1/${1}_tests" --test-suite-exclude=slow --abort-after=1 >"$folder/output.txt" 2>&1
}

# The test that noticed fault $2, in words; nothing when the suite of module $1 passes.
noticed_by() {
  local status=0
  suite "$1" "$2" || status=$?
  case $status in
    0) return ;;
    124) echo "$1: takes longer than $seconds s" ;;
    *) echo "$1: $(grep -m 1 -oP '(?<=^TEST CASE:  ).*' "$folder/output.txt" || echo "ends with $status")" ;;
  esac
}

try() {
  local mutant=$1 module=$2 other answer
  answer=$(noticed_by "$module" "$mutant")
  for other in "${modules[@]}"; do
    [[ -z $answer && $other != "$module" ]] || continue
    answer=$(noticed_by "$other" "$mutant")
  done
  printf '%s\t%s\n' "$mutant" "${answer:-survives}" >>"$results"
  printf '%s: %s\n' "$mutant" "${answer:-survives}"
}

# A cell of a table: code, with its bars escaped.
code() { printf '`%s`' "${1//|/\\|}"; }

page() {
  local mutant place right wrong answer
  printf '# Faults that the tests notice\n\n'
  printf 'Made by `tools/mutants.sh`: each fault is switched on alone and the fast tests of its module are run, then\n'
  printf 'those of the other modules. %s of %s are caught.\n\n' "$caught" "$total"
  printf '| n | file | right | fault | caught by |\n|---|---|---|---|---|\n'
  while IFS=$'\t' read -r mutant place right wrong; do
    answer=$(awk -F '\t' -v n="$mutant" '$1 == n { a = $2 } END { print a }' "$results")
    printf '| %s | %s | %s | %s | %s |\n' \
      "$mutant" "${place%:*}" "$(code "$right")" "$(code "$wrong")" "${answer//|/\\|}"
  done < <(list)
}

for module in "${modules[@]}"; do
  suite "$module" 0 || { echo "mutants.sh: the tests of $module fail without any fault" >&2; exit 1; }
done
while IFS=$'\t' read -r mutant place _; do
  if ! grep -qP "^$mutant\t" "$results"; then
    module=${place#sim/}
    try "$mutant" "${module%%/*}"
  fi
done < <(list)

total=$(list | wc -l)
caught=$(grep -cv $'\tsurvives$' "$results" || true)
page >docs/mutants.md
echo "$caught of $total caught, $(grep -c 'takes longer than' "$results" || true) of them by time."
grep $'\tsurvives$' "$results" || true
[[ $caught -eq $total ]]
