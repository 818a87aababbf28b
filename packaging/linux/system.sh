#!/bin/sh
# Installs the system packages that are missing: `system.sh run` or `system.sh test`.
# The packages are named once, in debian-packages.txt beside this file. Says what to do where it
# cannot install them, and does nothing (quickly) where nothing is missing.
set -eu
want="${1:?run or test}"
here=$(dirname "$0")

if ! command -v dpkg-query >/dev/null 2>&1; then
    # Not a Debian: Qt itself will name what it lacks.
    exit 0
fi

names=$(sed -e 's/#.*//' "$here/debian-packages.txt" | while read -r name use; do
    [ -n "$name" ] || continue
    if [ -z "$use" ] || [ "$use" = "$want" ]; then echo "$name"; fi
done)

missing=""
for name in $names; do
    # Ubuntu 24.04 renamed some libraries to NAMEt64.
    state=$(dpkg-query -W -f '${db:Status-Status}\n' "$name" "${name}t64" 2>/dev/null || true)
    case "$state" in
    *installed*) ;;
    *) missing="$missing $name" ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    echo "Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
    echo "The system packages could not be installed. Is the package archive reachable?" >&2
    exit 1
fi

echo "These system packages are missing:$missing" >&2
echo "This account may not install them. Run this once, then try again:" >&2
echo "    sudo apt-get install --no-install-recommends$missing" >&2
exit 1
