#!/bin/sh
# Installs the AT Protocol network that the tests run on: its packages (npm ci), and better-sqlite3 compiled for the Node
# that runs it (about 2 minutes, needs python3, make and g++). Done once per lock file and Node; then returns at once.
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

for tool in npm python3 make g++; do
  command -v "$tool" >/dev/null || {
    echo "test/networks: $tool is missing. On Debian: apt-get install --yes npm python3 make g++" >&2
    exit 1
  }
done

cd "$here"
# Another Node may be first on the PATH, and npm may be set to another Node's headers: both must be this one's.
PATH="$node_home/bin:$PATH"
export PATH
echo 'test/networks: installing the AT Protocol packages…' >&2
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
echo 'test/networks: compiling better-sqlite3 for this Node, once (about 2 minutes)…' >&2
(cd node_modules/better-sqlite3 && "$node" ../node-gyp/bin/node-gyp.js rebuild --release --nodedir="$node_home" --jobs=2) \
  >node_modules/.compile.log 2>&1 || {
  tail -n 30 node_modules/.compile.log >&2
  exit 1
}
printf '%s\n' "$wanted" >"$stamp"
