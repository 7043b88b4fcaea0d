#!/usr/bin/env bash
# Formats all C++ files of the project with clang-format 14. With --check it changes nothing, lists
# the files that need it and fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly wanted_version=14

usage() {
  cat <<'TEXT'
Usage: tools/format.sh [--check]

Formats all C++ files that git tracks, in place.
  --check   change nothing; list what is not formatted and exit with 1
  --help    show this text
TEXT
}

formatter() {
  local candidate
  for candidate in "clang-format-${wanted_version}" clang-format; do
    if command -v "$candidate" >/dev/null &&
        "$candidate" --version | grep -q "version ${wanted_version}\."; then
      echo "$candidate"
      return
    fi
  done
  echo "format.sh: clang-format ${wanted_version} is needed: apt-get install clang-format" >&2
  exit 2
}

check=false
for argument in "$@"; do
  case $argument in
    --check) check=true ;;
    -h|--help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
# A checkout may belong to another user, as in a container: reading it is harmless.
mapfile -t files < <(git -c safe.directory='*' ls-files '*.cpp' '*.hpp')
if [[ ${#files[@]} -eq 0 ]]; then
  echo "format.sh: no files to format" >&2
  exit 2
fi

clang_format=$(formatter)
if ! $check; then
  "$clang_format" -i "${files[@]}"
  exit 0
fi
if ! "$clang_format" --dry-run --Werror "${files[@]}" 2>/dev/null; then
  for file in "${files[@]}"; do
    "$clang_format" --dry-run --Werror "$file" 2>/dev/null || echo "not formatted: $file"
  done
  echo "Run tools/format.sh and look at the difference." >&2
  exit 1
fi
echo "${#files[@]} files are formatted."
