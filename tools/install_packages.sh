#!/usr/bin/env bash
# Installs the Debian packages of tools/packages.txt, and those named as arguments, if any is missing.
# Needs no root and no network when all are there. Never asks a question.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
mapfile -t wanted < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages.txt")
wanted+=("$@")

if ! command -v dpkg-query >/dev/null; then
  echo "This is not a Debian system. Please install the equivalents of: ${wanted[*]}" >&2
  exit 0
fi

is_installed() {
  [[ $(dpkg-query --show --showformat='${db:Status-Status} ' "$1" 2>/dev/null) == installed* ]]
}

missing=()
for package in "${wanted[@]}"; do
  is_installed "$package" || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then
  echo "All ${#wanted[@]} packages are there."
  exit 0
fi

# A password prompt would be a question, so only a sudo that asks none counts.
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! sudo -n true 2>/dev/null; then
    echo "These packages are missing, and installing them needs root:" >&2
    echo "  ${missing[*]}" >&2
    echo "Please run this once and start again: sudo apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo -n)
fi

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" </dev/null
}
echo "Installing ${missing[*]} ..."
apt update
apt install -y --no-install-recommends "${missing[@]}" >/dev/null
echo "Installed ${#missing[@]} packages."
