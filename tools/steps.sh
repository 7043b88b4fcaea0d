# shellcheck shell=bash
# Sourced by the scripts of this folder: headings, and a build that is quiet unless it fails.

# step NUMBER OF TITLE
step() {
  printf '\n[%s/%s] %s\n' "$1" "$2" "$3"
}

# configure_and_build PRESET TARGET: shows the configuration only when it fails.
configure_and_build() {
  local preset=$1 target=$2 log
  log=$(mktemp)
  if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER-ccache}
  fi
  if ! cmake --preset "$preset" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
  NINJA_STATUS='[%f/%t, %e s] ' cmake --build --preset "$preset" --target "$target"
}
