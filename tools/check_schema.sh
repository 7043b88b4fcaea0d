#!/usr/bin/env bash
# The JSON Schema against the reader and in an editor: both take and refuse the same files, examples
# fit, and a language server marks mistakes and completes keys.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tools/check_schema.sh [CORRIDOR]

Checks the schema that CORRIDOR (build/release/corridor) prints, on all scenarios of the project and the
files below tests/schema/. Needs Node.js; its packages are installed below build/schema/.
TEXT
}
case ${1-} in
  -h|--help) usage; exit 0 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly corridor=${1-build/release/corridor}
readonly folder=$PWD/build/schema
readonly packages=(ajv@8 yaml@2 yaml-language-server@1)

if ! command -v npm >/dev/null; then
  echo "check_schema.sh: npm is needed: apt-get install nodejs npm" >&2
  exit 2
fi
mkdir -p "$folder"
if [[ ! -d $folder/node_modules/yaml-language-server ]]; then
  npm install --prefix "$folder" --no-audit --no-fund --loglevel=error "${packages[@]}"
fi
export NODE_FOLDER=$folder

"$corridor" schema >"$folder/scenario.schema.json"
"$corridor" schema --part >"$folder/part.schema.json"
rm -f "$folder"/starter.yaml
"$corridor" new "$folder/starter.yaml" >/dev/null
rm -rf "$folder/run"
# The scenario as a run leaves it: all parts in one, each value in its canonical spelling.
"$corridor" run scenarios/base-2024.yaml -n 1 -q -o "$folder/run"

# reader VERDICT FILE...: fails unless `corridor check` ends with 0 ("accept") or 2 ("refuse").
reader() {
  local wanted=0 file status failed=0
  [[ $1 == accept ]] || wanted=2
  shift
  for file in "$@"; do
    status=0
    "$corridor" check --quiet "$file" >"$folder/check.txt" 2>&1 || status=$?
    if [[ $status -ne $wanted ]]; then
      echo "$file: corridor check ends with $status, not $wanted" >&2
      cat "$folder/check.txt" >&2
      failed=1
    fi
  done
  return $failed
}

validate() {
  node tests/schema/validate.mjs "$@"
}

readonly good=(tests/schema/good/*.yaml tests/schema/good/*.json "$folder/starter.yaml" "$folder/run/scenario.yaml")
readonly bad=(tests/schema/bad/*.yaml)
# A file that names the version of the language is a whole scenario, any other a part of one.
mapfile -t whole < <(find scenarios -name '*.yaml' -exec grep -l '^corridor:' {} + | sort)
mapfile -t parts < <(find scenarios -name '*.yaml' -exec grep -L '^corridor:' {} + | sort)

reader accept "${whole[@]}" "${good[@]}"
reader refuse "${bad[@]}"
validate "$folder/scenario.schema.json" accept "${whole[@]}" "${good[@]}"
validate "$folder/part.schema.json" accept "${parts[@]}" tests/schema/good/parts/*.yaml
validate "$folder/scenario.schema.json" refuse "${bad[@]}"
validate "$folder/part.schema.json" refuse tests/schema/bad/unknown_key*.yaml
validate "$folder/scenario.schema.json" examples
echo "Reader and schema agree on ${#whole[@]} scenarios, ${#parts[@]} parts, ${#good[@]} good and ${#bad[@]} bad files."
node tests/schema/editor.mjs "$folder/starter.yaml"
