#!/usr/bin/env bash
set -uo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$ROOT/eng/lib.sh"

usage() {
  cat <<'U'
Usage: ./run.sh [--empty] [--port N] [--storage-port N] [options of the app]

Runs the app on this machine, with Azurite as its storage. Installs what it needs and makes settings with fresh keys at the first
run. Data is kept in .local/azurite. Ctrl-C stops everything.

The first run plays the sample round, from 2 March 2026, by the app's own interface: 24 applications from guide to award. From then
on the app's business time goes on from where the sample ended, one second a second.

  --empty            begins with nothing, and with today's date
  --port N           where the app listens (7071)
  --storage-port N   where Azurite listens: blobs at N, queues at N+1, tables at N+2 (10000)
  --help             this text

Everything else goes to the app, for example:
  --rehearsal 1d=2s --from 2026-03-02    one day takes two seconds, beginning in March 2026

With a connection string of a storage account in AzureWebJobsStorage (in the environment or in src/Functions/local.settings.json)
that account is used, and no Azurite is started.
U
}

PORT=7071
STORAGE_PORT=10000
EMPTY=
APP_ARGUMENTS=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --empty) EMPTY=yes ;;
    --port | --storage-port) [ $# -gt 1 ] || die "$1 needs a number"; set -- "$1=$2" "${@:3}"; continue ;;
    --port=*) PORT=${1#*=} ;;
    --storage-port=*) STORAGE_PORT=${1#*=} ;;
    *) APP_ARGUMENTS+=("$1") ;;
  esac
  shift
done

# require_port OPTION PORT: a number that can be listened on.
require_port() {
  [[ $2 =~ ^[0-9]+$ ]] && [ "$2" -ge 1 ] && [ "$2" -le 65535 ] || die "$1: $2 is no port; give a number from 1 to 65535"
  is_free "$2" || die "Port $2 is busy. Choose another one with $1, as in: ./run.sh $1 $(($2 + 100))"
}

APP=$ROOT/src/Functions
DLL=$APP/bin/Local/Release/net10.0/CreditFunctions.Functions.dll
SETTINGS=$APP/local.settings.json
BUILT=$ROOT/.local/run/built
DATA=$ROOT/.local/azurite
SAMPLE=$ROOT/examples/SampleRound
SAMPLE_DLL=$SAMPLE/bin/Release/net10.0/CreditFunctions.SampleRound.dll
# Marks data that began with the sample round: their business time goes on from where it was.
PLAYED=$DATA/sample

require_sdks
mkdir -p "$ROOT/.local/run" "$DATA"
exec 8>"$ROOT/.local/run/lock"
flock -n 8 || die 'run.sh is already running in this clone: its data can be used only once at a time'

APP_PID=
AZURITE_PID=
GROUP_PID=
# The app first, so that it can still write what it has to; Azurite writes everything to disk when asked to end.
stop_all() {
  trap '' EXIT INT TERM HUP
  [ -z "$GROUP_PID" ] || stop "$GROUP_PID" 5
  [ -z "$APP_PID" ] || stop "$APP_PID" 40
  [ -z "$AZURITE_PID" ] || stop "$AZURITE_PID" 20
}
trap stop_all EXIT
trap 'echo; echo Stopping.; stop_all; exit 0' INT TERM HUP

node "$ROOT/eng/make-settings.js" "$ROOT/local.settings.sample.json" "$SETTINGS" || exit 1
STORAGE=${AzureWebJobsStorage:-$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).Values.AzureWebJobsStorage' "$SETTINGS")} || exit 1

require_port --port "$PORT"
PLAY=
if [ "$STORAGE" = UseDevelopmentStorage=true ] && [ -z "$EMPTY" ] && [ ${#APP_ARGUMENTS[@]} -eq 0 ]; then
  if [ -z "$(ls -A "$DATA")" ]; then
    PLAY=yes
    touch "$PLAYED"
  fi
  [ ! -f "$PLAYED" ] || APP_ARGUMENTS=(--rehearsal 1s=1s --from 2026-03-02)
elif [ -f "$PLAYED" ]; then
  die "The data in ${DATA#"$ROOT/"} began with the sample round, and its dates with it. Run ./run.sh alone, or remove that folder first"
fi
if [ "$STORAGE" = UseDevelopmentStorage=true ]; then
  for offset in 0 1 2; do
    require_port --storage-port $((STORAGE_PORT + offset))
  done
  install_azurite || die 'Azurite could not be installed'
  start_azurite "$STORAGE_PORT" $((STORAGE_PORT + 1)) $((STORAGE_PORT + 2)) "$ROOT/.local/run/azurite.log" --location "$DATA" 8>&- || {
    cat "$ROOT/.local/run/azurite.log"
    die 'Azurite did not start'
  }
  STORAGE=$(connection_string "$STORAGE_PORT" $((STORAGE_PORT + 1)) $((STORAGE_PORT + 2)))
  echo "Storage          http://127.0.0.1:$STORAGE_PORT, data in ${DATA#"$ROOT/"}"
fi
export AzureWebJobsStorage=$STORAGE
export Site__BaseAddress=${Site__BaseAddress:-http://localhost:$PORT}

# What was built since the last change is not built again.
is_built() {
  [ -f "$DLL" ] && [ -f "$BUILT" ] && [ -z "$(find "$ROOT/src" "$ROOT"/Directory.*.props "$ROOT/global.json" \
    \( -name bin -o -name obj \) -prune -o -newer "$BUILT" ! -name local.settings.json -print -quit)" ]
}

if ! is_built; then
  echo 'Building …'
  begin=$(mktemp "$ROOT/.local/run/begin.XXXXXX")
  in_group "$ROOT/.local/run/build.log" dotnet build "$APP" -c Release -v quiet || {
    rm -f "$begin"
    cat "$ROOT/.local/run/build.log"
    die 'The build failed'
  }
  # As old as the beginning: what changed while it was building is built the next time.
  mv "$begin" "$BUILT"
fi

if [ -n "$PLAY" ] && { [ ! -f "$SAMPLE_DLL" ] || [ -n "$(find "$SAMPLE" -name '*.cs' -newer "$SAMPLE_DLL" -print -quit)" ]; }; then
  in_group "$ROOT/.local/run/build.log" dotnet build "$SAMPLE" -c Release -v quiet || {
    cat "$ROOT/.local/run/build.log"
    rm -f "$PLAYED"
    die 'The build of the sample failed'
  }
fi

cd "$APP" || exit 1
setsid dotnet "$DLL" --port "$PORT" "${APP_ARGUMENTS[@]}" 8>&- </dev/null &
APP_PID=$!

# ready: the app says that it can work.
ready() {
  local status
  exec 3<>"/dev/tcp/127.0.0.1/$PORT" || return
  printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  read -r -t 5 _ status _ <&3
  exec 3>&-
  [ "$status" = 200 ]
} 2>/dev/null

# play: the sample round, as people who use the app. What it has to say of a failure is on the screen.
play() {
  local key
  key=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).Values.LocalRuntime__Keys__default' "$SETTINGS") || return
  dotnet "$SAMPLE_DLL" "http://localhost:$PORT" "$key" 8>&- </dev/null
}

for _ in $(seq 600); do
  if ready; then
    echo "CreditFunctions  http://localhost:$PORT"
    [ -z "$PLAY" ] || play || die 'Remove .local/azurite to begin anew, or add --empty to begin without it'
    echo 'Ctrl-C stops it.'
    break
  fi
  kill -0 "$APP_PID" 2>/dev/null || break
  sleep 0.1
done

{
  wait -n -p ENDED "$APP_PID" ${AZURITE_PID:+"$AZURITE_PID"}
  STATUS=$?
} 2>/dev/null
if [ "$ENDED" = "$APP_PID" ]; then
  echo "The app has ended (exit code $STATUS). Stopping the rest." >&2
else
  echo "Azurite has ended (exit code $STATUS), see .local/run/azurite.log. Stopping the app." >&2
fi
stop_all
exit 1
