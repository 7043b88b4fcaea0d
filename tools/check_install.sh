#!/usr/bin/env bash
# Installs the release build and the Debian package each into a folder, runs the installed command, and builds
# and runs a program of ten lines against the installed library.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tools/check_install.sh

Checks what `cmake --install build/release` and `cpack` hold, below build/install/. The release preset must
have been built (tools/test does it). The package needs dpkg-dev and file.
TEXT
}
case ${1-} in
  -h|--help) usage; exit 0 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly folder=$PWD/build/install
rm -rf "$folder"
mkdir -p "$folder"

# check PREFIX: what is below it is complete and works
check() {
  local prefix=$1 page
  local expected='1 flows, ' shown
  page=$(find "$prefix" -name 'corridor.1*')
  test -n "$page"
  MANWIDTH=80 man --warnings=w --local-file "$page" 2>"$folder/man.err" >"$folder/man.txt"
  if [[ -s $folder/man.err ]] || ! grep -q 'EXIT STATUS' "$folder/man.txt"; then
    cat "$folder/man.err"
    return 1
  fi
  test -s "$prefix/share/doc/corridor/manual/scenario-reference.md"
  "$prefix/bin/corridor" --version
  "$prefix/bin/corridor" schema | cmp - "$prefix/share/corridor/scenario.schema.json"
  "$prefix/bin/corridor" schema --part | cmp - "$prefix/share/corridor/part.schema.json"
  "$prefix/bin/corridor" check "$prefix/share/corridor/scenarios/base-2024.yaml" --quiet
  "$prefix/bin/corridor" run "$prefix/share/corridor/scenarios/tutorial/queue.yaml" -n 3 -q -o "$prefix.run"
  test -s "$prefix.run/summary.json"

  cmake -S tests/install -B "$prefix.program" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release >/dev/null
  cmake --build "$prefix.program"
  shown=$("$prefix.program/uses_corridor" "$prefix/share/corridor/scenarios/lab/queue-mmc.yaml")
  echo "$shown"
  [[ $shown == "$expected"* ]]
}

cmake --install build/release --prefix "$folder/prefix" >/dev/null
check "$folder/prefix"

# The package is made in a folder of its own, so that the build stays as it is.
cpack --config build/release/CPackConfig.cmake -B "$folder" >"$folder/cpack.log" || {
  cat "$folder/cpack.log"
  exit 1
}
package=$(find "$folder" -maxdepth 1 -name '*.deb')
dpkg-deb --info "$package" | grep -E '^ (Package|Version|Depends|Suggests):'
dpkg-deb --extract "$package" "$folder/package"
check "$folder/package/usr"
du -h "$package" | awk '{print "The package has " $1 "."}'
