# Shared by run.sh and test.sh. Both set ROOT, the root of the repository, before they source this file.

TOOLS=$ROOT/.local/tools
AZURITE_JS=$TOOLS/node_modules/azurite/dist/src/azurite.js

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# No build server outlives a script: the compiler server belongs to this script and ends with the process group that started it.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 SharedCompilationId=creditfunctions-$$

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

require_shell() {
  local tool
  [ $((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1])) -ge 501 ] || die "bash 5.1 or newer is needed; found $BASH_VERSION"
  for tool in flock setsid; do
    command -v "$tool" >/dev/null || die "$tool is needed: it comes with util-linux, which Linux has (on Windows: in WSL)"
  done
}

# These scripts do not install .NET and Node.js.
require_sdks() {
  command -v dotnet >/dev/null || die '.NET SDK 10 is needed: https://dotnet.microsoft.com/download/dotnet/10.0'
  dotnet --list-sdks | grep -q '^10\.' || die ".NET SDK 10 is needed; found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')"
  command -v node >/dev/null || die 'Node.js 20 or newer is needed, with npm: https://nodejs.org'
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || die "Node.js 20 or newer is needed; found $(node --version)"
}

# Installs Azurite as pinned in eng/tools/package-lock.json, once if two scripts start at the same time.
install_azurite() {
  local pinned=$ROOT/eng/tools/package-lock.json
  mkdir -p "$TOOLS"
  (
    flock 9
    if ! cmp -s "$pinned" "$TOOLS/installed.json" || [ ! -f "$AZURITE_JS" ]; then
      command -v npm >/dev/null || die 'npm is needed to install Azurite; it comes with Node.js'
      cp "$ROOT/eng/tools/package.json" "$pinned" "$TOOLS/"
      npm ci --prefix "$TOOLS" --ignore-scripts --no-audit --no-fund --loglevel=error &&
        cp "$pinned" "$TOOLS/installed.json"
    fi
  ) 9>"$TOOLS/lock"
}

has_chinese_font() {
  command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ]
}

# A browser for the tests of pages, and a font with Chinese characters.
install_browser() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  has_chinese_font || missing+=(fontconfig fonts-noto-cjk)
  install_packages 'The browser tests' "${missing[@]}"
}

# A virus scanner for the tests that speak to a real one.
install_scanner() {
  local missing=()
  [ -x /usr/sbin/clamd ] || missing+=(clamav-daemon)
  install_packages 'The tests of the virus scanner' "${missing[@]}"
}

# install_packages WHO [PACKAGE…]: installs with apt what is missing, or says what to install.
install_packages() {
  local who=$1 sudo=()
  shift
  [ $# -gt 0 ] || return 0

  local command="apt-get install -y --no-install-recommends $*"
  [ "$(id -u)" = 0 ] || sudo=(sudo -n)
  if ! command -v apt-get >/dev/null || { [ ${#sudo[@]} -gt 0 ] && ! sudo -n true 2>/dev/null; }; then
    printf '%s need: %s\nInstall them as root and start again: apt-get update && %s\n' "$who" "$*" "$command"
    return 1
  fi
  "${sudo[@]}" apt-get update -q && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive $command
}

# free_ports N: prints N free ports below the range that the system uses for outgoing connections.
free_ports() {
  node -e '
    const net = require("net");
    const listen = port => new Promise(done => {
      const server = net.createServer().listen(port, "127.0.0.1").once("listening", () => done(server)).once("error", () => done(null));
    });
    (async () => {
      const held = [];
      for (let port = 20000 + Math.floor(Math.random() * 10000); held.length < Number(process.argv[1]) && port < 32000; port++) {
        held.push(...[await listen(port)].filter(server => server));
      }
      console.log(held.map(server => server.address().port).join(" "));
      held.forEach(server => server.close());
    })();' "$1"
}

# listening_faults PORT…: a line per port: why this user cannot listen there, such as EADDRINUSE or EACCES; empty if it is possible.
listening_faults() {
  node -e '
    (async () => {
      for (const port of process.argv.slice(1)) {
        console.log(await new Promise(done => {
          const server = require("net").createServer().listen(Number(port), "127.0.0.1")
            .once("listening", () => server.close(() => done(""))).once("error", error => done(error.code));
        }));
      }
    })();' "$@"
}

answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# connection_string BLOB QUEUE TABLE: prints the connection string of the emulator's well-known account.
connection_string() {
  local key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==
  printf 'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=%s;' "$key"
  printf 'BlobEndpoint=http://127.0.0.1:%s/devstoreaccount1;QueueEndpoint=http://127.0.0.1:%s/devstoreaccount1;' "$1" "$2"
  printf 'TableEndpoint=http://127.0.0.1:%s/devstoreaccount1;\n' "$3"
}

# start_azurite BLOB QUEUE TABLE LOG [OPTION…]: starts Azurite in its own session, so that Ctrl-C in the terminal does not reach it.
# Sets AZURITE_PID; fails if it ends or does not listen within 30 seconds.
start_azurite() {
  local blob=$1 queue=$2 table=$3 log=$4 port
  shift 4
  setsid node "$AZURITE_JS" --silent --disableTelemetry --skipApiVersionCheck \
    --blobPort "$blob" --queuePort "$queue" --tablePort "$table" "$@" >"$log" 2>&1 </dev/null &
  AZURITE_PID=$!
  for _ in $(seq 300); do
    for port in "$blob" "$queue" "$table"; do
      answers "$port" || { sleep 0.1; kill -0 "$AZURITE_PID" 2>/dev/null || return 1; continue 2; }
    done
    return 0
  done
  return 1
}

# in_group LOG COMMAND…: runs the command in its own session, as GROUP_PID, and kills the processes that it leaves behind.
in_group() {
  local log=$1 status
  shift
  setsid "$@" >"$log" 2>&1 8>&- </dev/null &
  GROUP_PID=$!
  wait "$GROUP_PID"
  status=$?
  kill -KILL -- "-$GROUP_PID" 2>/dev/null
  GROUP_PID=
  return $status
}

# stop PID SECONDS: sends SIGTERM to the process group, waits, and kills what is left of it.
stop() {
  kill -TERM -- "-$1" 2>/dev/null || return 0
  for _ in $(seq $(($2 * 10))); do
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null
  wait "$1" 2>/dev/null
}
