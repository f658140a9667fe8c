#!/bin/sh
# Installs the AT Protocol network that the tests run on (npm ci, without any install script). Done once per lock file and Node;
# then returns at once.
# better-sqlite3 is raised to 13, which the PDS does not ask for yet: 12 aborts under Node 24.19 and later when a statement is
# collected (https://github.com/WiseLibs/better-sqlite3/issues/1515), and must be compiled; 13 brings binaries for every Node.
# Usage: test/networks/install.sh   Output: nothing when there was nothing to do. Exit: not 0 when it could not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

case "$(uname -m)" in
  aarch64 | arm64) machine=arm64 ;;
  *) machine=x64 ;;
esac
node_home="$root/node_modules/node-linux-$machine"
node="$node_home/bin/node"
if [ ! -x "$node" ]; then
  echo "test/networks: $node is missing; install the project's own packages first (npm ci)." >&2
  exit 1
fi

stamp="$here/node_modules/.installed-for"
wanted="$(cat "$here/package-lock.json" "$here/install.sh" | cksum) $("$node" --version) $machine"
[ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ] && exit 0

command -v npm >/dev/null || {
  echo 'test/networks: npm is missing. On Debian: apt-get install --yes npm' >&2
  exit 1
}

cd "$here"
# Another Node may be first on the PATH; the packages ask for 22 or more.
PATH="$node_home/bin:$PATH"
export PATH
echo 'test/networks: installing the AT Protocol packages…' >&2
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
"$node" --input-type=commonjs --eval "new (require('better-sqlite3'))(':memory:').close()"
printf '%s\n' "$wanted" >"$stamp"
