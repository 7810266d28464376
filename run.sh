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
on the app's business time goes on from where the sample ended, one second a second. If the play breaks off, the next run puts its
data aside and begins anew.

  --empty            begins with nothing, and with today's date
  --port N           where the app listens (what the settings say, else 7071)
  --storage-port N   where Azurite listens: blobs at N, queues at N+1, tables at N+2 (10000)
  --help             this text

These go to the app:
  --rehearsal 1d=2s --from 2026-03-02    without the sample: one day takes two seconds, beginning in March 2026
  --Section:Name VALUE                   a setting, as in --Site:BureauName 演练局

Settings are read from src/Functions/local.settings.json, and before that from the environment. While Site__BaseAddress is as the
sample of the settings has it, it follows the port. With a connection string of a storage account in AzureWebJobsStorage that account
is used, and no Azurite is started.
U
}

# require_number OPTION PORT
require_number() {
  [[ $2 =~ ^[1-9][0-9]{0,4}$ ]] && [ "$2" -le 65535 ] || die "$1: $2 is no port; give a number from 1 to 65535"
}

# require_port OPTION PORT: one that can be listened on.
require_port() {
  local fault other=$(($2 + 100))
  require_number "$@"
  fault=$(listening_fault "$2")
  [ "$2" -ge 1024 ] || other=$(($2 + 8000))
  [ "$other" -le 65000 ] || other=$(($2 - 1000))
  case $fault in
    '') ;;
    EADDRINUSE) die "Port $2 is busy. Choose another one with $1, as in: ./run.sh $1 $other" ;;
    EACCES) die "Port $2 is for root only. Choose one from 1024 on with $1, as in: ./run.sh $1 $other" ;;
    *) die "Port $2 cannot be listened on ($fault). Choose another one with $1, as in: ./run.sh $1 $other" ;;
  esac
}

PORT=
STORAGE_PORT=10000
# The option that asks for data which do not begin with the sample round.
UNPLAYED=
APP_ARGUMENTS=()
while [ $# -gt 0 ]; do
  option=${1%%=*}
  case $option in
    -h | --help) usage; exit 0 ;;
    --empty) UNPLAYED=$option ;;
    --port | --storage-port | --rehearsal | --from | --?*:?*)
      if [[ $1 == *=* ]]; then
        value=${1#*=}
      elif [ $# -gt 1 ] && [[ $2 != --* ]]; then
        value=$2
        shift
      else
        die "$option needs a value"
      fi
      case $option in
        --port) require_number "$option" "$value"; PORT=$value ;;
        --storage-port) require_number "$option" "$value"; STORAGE_PORT=$value ;;
        --rehearsal | --from) UNPLAYED=$option; APP_ARGUMENTS+=("$option=$value") ;;
        *) APP_ARGUMENTS+=("$option=$value") ;;
      esac
      ;;
    *) die "There is no option $1. ./run.sh --help tells which there are" ;;
  esac
  shift
done

APP=$ROOT/src/Functions
DLL=$APP/bin/Local/Release/net10.0/CreditFunctions.Functions.dll
SETTINGS=$APP/local.settings.json
BUILT=$ROOT/.local/run/built
DATA=$ROOT/.local/azurite
SAMPLE=$ROOT/examples/SampleRound
SAMPLE_DLL=$SAMPLE/bin/Release/net10.0/CreditFunctions.SampleRound.dll
# How far data are that begin with the sample round: due (nobody has used them), begun, played. Without this file they do not begin with it.
SAMPLE_STATE=$DATA/sample
LOCK=$ROOT/.local/run/lock

# tell_holders: says who keeps the lock.
tell_holders() {
  local held app= azurite= script=
  for held in /proc/[0-9]*/fd/8; do
    [ "$held" -ef "$LOCK" ] || continue
    held=${held#/proc/}
    held=${held%/fd/8}
    case $(tr '\0' ' ' <"/proc/$held/cmdline") in
      *"$DLL"*) app=$held ;;
      *"$AZURITE_JS"*) azurite=$held ;;
      *run.sh*) [ "$held" = $$ ] || [ "$held" = "$BASHPID" ] || script=$held ;;
    esac
  done
  if [ -n "$script" ] || [ -z "$app$azurite" ]; then
    echo "run.sh is already running in this clone${script:+, as process $script}: its data can be used only once at a time"
    return
  fi
  echo "The last run.sh of this clone was killed, and what it had started goes on and uses the data:"
  [ -z "$app" ] || echo "  the app, process $app"
  [ -z "$azurite" ] || echo "  Azurite, process $azurite"
  echo "End it, then start again: ${app:+kill $app}${app:+${azurite:+; sleep 10; }}${azurite:+kill $azurite}"
}

require_shell
require_sdks
mkdir -p "$ROOT/.local/run" "$DATA"
# The app and Azurite keep this lock as well, so that nobody uses their data beside them when only this script was killed.
exec 8>>"$LOCK"
flock -n 8 || die "$(tell_holders)"

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

# setting FILE NAME: empty when it is not there.
setting() {
  node -p '
    const [file, name] = process.argv.slice(1);
    const { Values, Host } = JSON.parse(require("fs").readFileSync(file));
    const spelt = Object.keys(Values).find(key => key.replaceAll(":", "__").toLowerCase() === name.toLowerCase());
    (name === "LocalRuntime__Port" && Host?.LocalHttpPort) || Values[spelt] || ""' "$@"
}

STORAGE=${AzureWebJobsStorage:-$(setting "$SETTINGS" AzureWebJobsStorage)} || exit 1
PORT=${PORT:-${LocalRuntime__Port:-$(setting "$SETTINGS" LocalRuntime__Port)}} || exit 1
PORT=${PORT:-7071}
require_port --port "$PORT"
if [ -z "${Site__BaseAddress:-}" ] &&
  [ "$(setting "$SETTINGS" Site__BaseAddress)" = "$(setting "$ROOT/local.settings.sample.json" Site__BaseAddress)" ]; then
  export Site__BaseAddress=http://localhost:$PORT
fi

sample_state() {
  local state
  if [ -f "$SAMPLE_STATE" ]; then
    state=$(<"$SAMPLE_STATE")
    # Older scripts left the file empty.
    echo "${state:-played}"
  elif [ -z "$(ls -A "$DATA")" ]; then
    echo empty
  else
    echo own
  fi
}

# set_sample_state STATE: whole or not at all.
set_sample_state() {
  echo "$1" >"$ROOT/.local/run/sample" && mv "$ROOT/.local/run/sample" "$SAMPLE_STATE"
}

# put_aside: nothing is deleted, for somebody may have used the app while the sample was played.
put_aside() {
  local aside
  aside=$DATA-$(date +%Y%m%d-%H%M%S)
  mv "$DATA" "$aside" && mkdir "$DATA" || exit 1
  echo "The sample round broke off the last time. What there was of it is now in ${aside#"$ROOT/"}; remove it when nobody needs it."
}

PLAY=
if [ "$STORAGE" = UseDevelopmentStorage=true ]; then
  for offset in 0 1 2; do
    require_port --storage-port $((STORAGE_PORT + offset))
  done
  install_azurite || die 'Azurite could not be installed'
  case $(sample_state)$UNPLAYED in
    empty | due) PLAY=yes ;;
    begun) put_aside; PLAY=yes ;;
    due* | begun*) put_aside ;;
    played) APP_ARGUMENTS=(--rehearsal 1s=1s --from 2026-03-02 "${APP_ARGUMENTS[@]}") ;;
    played*) die "The data in ${DATA#"$ROOT/"} began with the sample round, and its dates with it: $UNPLAYED is for other data.
Start without it, or put these aside first: mv ${DATA#"$ROOT/"} ${DATA#"$ROOT/"}-sample" ;;
  esac
fi

# What was built since the last change is not built again. A folder changes as well when a file goes; a project's own does by being built.
is_built() {
  [ -f "$DLL" ] && [ -f "$BUILT" ] && [ -z "$(find "$ROOT/src" "$ROOT"/Directory.*.props "$ROOT/global.json" \
    \( -name bin -o -name obj \) -prune -o -newer "$BUILT" ! -name local.settings.json ! -exec test -d {}/bin \; -print -quit)" ]
}

if ! is_built; then
  echo 'Building …'
  begin=$ROOT/.local/run/begin
  touch "$begin"
  in_group "$ROOT/.local/run/build.log" dotnet build "$APP" -c Release -v quiet || {
    cat "$ROOT/.local/run/build.log"
    die 'The build failed'
  }
  # As old as the beginning: what changed while it was building is built the next time.
  mv "$begin" "$BUILT"
fi

if [ -n "$PLAY" ] && { [ ! -f "$SAMPLE_DLL" ] || [ -n "$(find "$SAMPLE" -name '*.cs' -newer "$SAMPLE_DLL" -print -quit)" ]; }; then
  in_group "$ROOT/.local/run/build.log" dotnet build "$SAMPLE" -c Release -v quiet || {
    cat "$ROOT/.local/run/build.log"
    die 'The build of the sample failed'
  }
fi

if [ "$STORAGE" = UseDevelopmentStorage=true ]; then
  if [ -n "$PLAY" ]; then
    set_sample_state due || exit 1
    APP_ARGUMENTS=(--rehearsal 1s=1s --from 2026-03-02 "${APP_ARGUMENTS[@]}")
  fi
  start_azurite "$STORAGE_PORT" $((STORAGE_PORT + 1)) $((STORAGE_PORT + 2)) "$ROOT/.local/run/azurite.log" --location "$DATA" || {
    cat "$ROOT/.local/run/azurite.log"
    die 'Azurite did not start'
  }
  STORAGE=$(connection_string "$STORAGE_PORT" $((STORAGE_PORT + 1)) $((STORAGE_PORT + 2)))
  echo "Storage          http://127.0.0.1:$STORAGE_PORT, data in ${DATA#"$ROOT/"}"
fi
export AzureWebJobsStorage=$STORAGE

cd "$APP" || exit 1
setsid dotnet "$DLL" --port "$PORT" "${APP_ARGUMENTS[@]}" </dev/null &
APP_PID=$!

# ready: the app says that it can work. Sets READINESS, the status that it answers with.
ready() {
  READINESS=
  exec 3<>"/dev/tcp/127.0.0.1/$PORT" || return
  printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  read -r -t 5 _ READINESS _ <&3
  exec 3>&-
  [ "$READINESS" = 200 ]
} 2>/dev/null

# play: the sample round, as people who use the app. What it has to say of a failure is on the screen.
play() {
  local key status
  key=${LocalRuntime__Keys__default:-$(setting "$SETTINGS" LocalRuntime__Keys__default)} || return
  set_sample_state begun || return
  # Waited for in the background, so that whoever ends this script need not wait for the play.
  setsid dotnet "$SAMPLE_DLL" "http://localhost:$PORT" "$key" 8>&- </dev/null &
  GROUP_PID=$!
  wait "$GROUP_PID"
  status=$?
  GROUP_PID=
  [ "$status" -eq 0 ] && set_sample_state played
}

begin=$SECONDS
told=
while kill -0 "$APP_PID" 2>/dev/null; do
  if ready; then
    echo "CreditFunctions  http://localhost:$PORT"
    [ -z "$PLAY" ] || play || die 'Start again to have it played anew, or with --empty to begin without it.'
    echo 'Ctrl-C stops it.'
    break
  fi
  if [ -z "$told" ] && [ $((SECONDS - begin)) -ge 60 ]; then
    told=yes
    echo "After a minute GET http://localhost:$PORT/health/ready answers ${READINESS:-nothing}, and 200 was expected." >&2
    echo 'What the app said is above. It is waited for; Ctrl-C stops it.' >&2
  fi
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
