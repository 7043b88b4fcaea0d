#!/usr/bin/env bash
# The calibration of base-2023: three parameters on a grid, the misfit of the fitted figures at each
# point. What came of it is in docs/validation.md.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tools/calibrate_2023.sh [CORRIDOR]

Runs scenarios/base-2023.yaml at each point of a grid with CORRIDOR (build/release/corridor) and prints a line
a point, best first: misfit, share of storms (times that of the scenario), longest wait of a feeder
at Aktau, longest wait of a train from Alat to Georgia and Turkey, and each fitted figure. The misfit is the sum over the
fitted figures of ((simulated - observed) / (tolerance x observed)) squared. Takes about five minutes.
TEXT
}
case ${1-} in
  -h|--help) usage; exit 0 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly corridor=${1-build/release/corridor}
readonly storms=(0.6 0.8 1.0 1.2)
readonly feeder_days=(3 5 7 10 14)
readonly train_hours=(12 24 48 72)
folder=$(mktemp -d)
readonly folder
trap 'rm -rf "$folder"' EXIT

# The published shares of closed time by month, each times $1.
shares() {
  awk -v factor="$1" 'BEGIN {
    n = split("0.40 0.35 0.30 0.20 0.13 0.08 0.07 0.08 0.17 0.31 0.50 0.50", share, " ")
    for (i = 1; i <= n; ++i) printf "%s%.4f", (i > 1 ? ", " : "["), share[i] * factor
    print "]" }'
}

# Misfit and fitted figures of the run in $1.
misfit() {
  awk -F, '
    NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
    $column["role"] == "fitted" {
      off = ($column["simulated"] - $column["observed"]) / ($column["tolerance"] * $column["observed"])
      sum += off * off
      figures = figures sprintf("  %s %.2f", $1, $column["simulated"])
    }
    END { printf "%.3f %s", sum, figures }' "$1/validation.csv"
}

for storm in "${storms[@]}"; do
  for days in "${feeder_days[@]}"; do
    for hours in "${train_hours[@]}"; do
      point=$folder/$storm-$days-$hours
      sets=(--set "disruptions.caspian_storms.share_by_month=$(shares "$storm")"
            --set "services.feeder.calls[0].depart.at_most=$days d")
      for service in trains_poti trains_batumi trains_tbilisi trains_kars; do
        sets+=(--set "services.$service.calls[0].depart.at_most=$hours h")
      done
      "$corridor" run scenarios/base-2023.yaml -q -o "$point" "${sets[@]}" >/dev/null
      read -r value figures < <(misfit "$point"; echo)
      printf '%s  storms %s  feeder %2d d  trains %2d h  %s\n' "$value" "$storm" "$days" "$hours" "$figures"
    done
  done
done | sort -n
