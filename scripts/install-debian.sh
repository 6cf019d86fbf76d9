#!/bin/bash
# Installs Debian packages that are missing: install-debian.sh [--optional] PACKAGE…
# With --optional, a system without apt or without the right to use it is no error.
set -euo pipefail
optional=false
if [ "${1-}" = --optional ]; then optional=true; shift; fi

missing=()
for package in "$@"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then sudo=(); else sudo=(sudo -n); fi
if command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; then
  echo "installing ${missing[*]}"
  "${sudo[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
elif $optional; then
  echo "not installed (no apt, or no right to use it): ${missing[*]}" >&2
else
  echo "install these packages first: ${missing[*]}" >&2
  exit 1
fi
