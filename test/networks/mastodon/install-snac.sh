#!/bin/sh
# Fetches snac2, a small fediverse server that the tests of Mastodon's API run on, from Debian's backports into .cache/snac2, unless the
# machine has it. Needs apt, no rights and no change to the machine: the package is unpacked, not installed, so no service starts.
# Usage: test/networks/mastodon/install-snac.sh   Exit: 0 also when it cannot be had; the tests that need it then say so and are skipped.
set -u
root=$(cd "$(dirname "$0")/../../.." && pwd)
target=$root/.cache/snac2
say() { echo "test/networks: $*" >&2; }

command -v snac >/dev/null && exit 0
[ -x "$target/usr/bin/snac" ] && exit 0
# Tried in vain within the hour.
[ -n "$(find "$root/.cache/snac2.failed" -mmin -60 2>/dev/null)" ] && exit 0
keys=/usr/share/keyrings/debian-archive-keyring.gpg
if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null || [ ! -r "$keys" ]; then
  say 'snac2 cannot be fetched here (that takes Debian); tests on it are skipped. Install snac2 to run them.'
  exit 0
fi

# Debian's own mirror of this machine, when it is one.
mirror=$(cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null |
  sed -n -e 's/^URIs: *\([^ ]*\/debian\)\/* *.*$/\1/p' -e 's/^deb  *\([^ []*\/debian\)\/* .*$/\1/p' | head -n 1)
if [ -z "$mirror" ]; then
  say 'snac2 cannot be fetched (no source of Debian is known to apt); tests on it are skipped. Install snac2 to run them.'
  exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/lists/partial" "$scratch/archives/partial" "$scratch/sources" "$target"
echo "deb [signed-by=$keys] $mirror bookworm-backports main" >"$scratch/sources.list"
apt() {
  apt-get --quiet=2 -o Dir::Etc::sourcelist="$scratch/sources.list" -o Dir::Etc::sourceparts="$scratch/sources" \
    -o Dir::State::lists="$scratch/lists" -o Dir::Cache="$scratch" -o APT::Sandbox::User= -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@"
}
if (cd "$scratch" && apt update && apt download snac2 && dpkg --extract snac2_*.deb "$target") >"$scratch/log" 2>&1 &&
  "$target/usr/bin/snac" 2>/dev/null | grep -q '^snac '; then
  exit 0
fi
rm -rf "$target"
touch "$root/.cache/snac2.failed"
say "snac2 could not be fetched; tests on it are skipped. $(tail -n 1 "$scratch/log")"
