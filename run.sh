#!/usr/bin/env bash
set -uo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$ROOT/eng/lib.sh"

usage() {
  cat <<'U'
Usage: ./run.sh [options]

Runs the app on this machine with Azurite as its storage. The first run installs Azurite and creates the settings with new keys. Data is
kept in .local/azurite. Ctrl-C stops everything.

The first run plays the sample round through the app's HTTP interface: 24 applications from guide to award, from 2 March 2026, and seven
projects up to their acceptances in March 2027. Business time then continues from the end of the sample, one second per second. If the
sample is interrupted, the next run moves its data aside and starts again.

  --empty                  start without the sample round, with today's date
  --until-award            play the sample round up to its awards, in April 2026
  --port N                 port of the app (default: the setting, otherwise 7071)
  --storage-port N         first port of Azurite: blobs at N, queues at N+1, tables at N+2 (default: 10000)
  --rehearsal 1d=2s        without the sample: one day of business time takes two seconds
  --from 2026-03-02        with --rehearsal: the date at which business time starts
  --worker-process[=DLL]   run the app in a process of its own, as Azure does; DLL is another build of it, such as a published
                           CreditFunctions.Functions.dll. Real clock, no sample round
  --host func              run the app on Azure Functions Core Tools instead of LocalHost. Real clock, no sample round; data is kept in
                           .local/azurite-func
  --Section:Name VALUE     a setting of the app, such as --Site:BureauName 演练局
  --help                   show this text

Settings are read from src/Functions/local.settings.json; environment variables override them. If Site__BaseAddress has the value of the
sample settings, it follows the port. If AzureWebJobsStorage is the connection string of a storage account, that account is used and
Azurite is not started.
U
}

# require_number OPTION PORT
require_number() {
  [[ $2 =~ ^[1-9][0-9]{0,4}$ ]] && [ "$2" -le 65535 ] || die "$1: $2 is not a port; give a number from 1 to 65535"
}

# require_ports [OPTION PORT]…: fails with an explanation unless this user can listen on all of them.
require_ports() {
  local pairs=("$@") ports=() faults option port other i
  for ((i = 1; i < $#; i += 2)); do
    require_number "${pairs[i - 1]}" "${pairs[i]}"
    ports+=("${pairs[i]}")
  done
  mapfile -t faults < <(listening_faults "${ports[@]}")
  for i in "${!ports[@]}"; do
    option=${pairs[i * 2]} port=${ports[i]} other=$((ports[i] + 100))
    [ "$port" -ge 1024 ] || other=$((port + 8000))
    [ "$other" -le 65000 ] || other=$((port - 1000))
    case ${faults[i]} in
      '') ;;
      EADDRINUSE) die "Port $port is busy. Choose another one with $option, for example: ./run.sh $option $other" ;;
      EACCES) die "Port $port is for root only. Choose one from 1024 on with $option, for example: ./run.sh $option $other" ;;
      *) die "Port $port cannot be listened on (${faults[i]}). Choose another one with $option, for example: ./run.sh $option $other" ;;
    esac
  done
}

PORT=
STORAGE_PORT=10000
# The option with which the sample round ends early; empty if there is none.
UNTIL_AWARD=
# The option that excludes the sample round; empty if there is none.
UNPLAYED=
# The option that requires the real clock, and the option that requires the rehearsal clock.
REAL_CLOCK=
REHEARSAL=
HOST=local
APP_ARGUMENTS=()
SETTINGS_OF_OPTIONS=()
while [ $# -gt 0 ]; do
  option=${1%%=*}
  case $option in
    -h | --help) usage; exit 0 ;;
    --empty) UNPLAYED=$option ;;
    --until-award) UNTIL_AWARD=$option ;;
    --worker-process)
      REAL_CLOCK=--worker-process
      if [[ $1 == *=* ]]; then
        # The app starts in another directory.
        APP_ARGUMENTS+=("$option=$(realpath -m -- "${1#*=}")")
      else
        APP_ARGUMENTS+=("$option")
      fi
      ;;
    --port | --storage-port | --rehearsal | --from | --host | --?*:?*)
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
        --rehearsal | --from) UNPLAYED=$option; REHEARSAL=$option; APP_ARGUMENTS+=("$option=$value") ;;
        --host)
          case $value in
            local) ;;
            func) HOST=func; REAL_CLOCK='--host func' ;;
            *) die "--host $value: unknown host; use --host local (the default) or --host func" ;;
          esac
          ;;
        *)
          APP_ARGUMENTS+=("$option=$value")
          # Core Tools take settings from the environment only.
          SETTINGS_OF_OPTIONS+=("${option#--}=$value")
          ;;
      esac
      ;;
    *) die "Unknown option $1. ./run.sh --help lists all options" ;;
  esac
  shift
done

if [ -n "$REAL_CLOCK" ]; then
  [ -z "$REHEARSAL" ] || die "$REAL_CLOCK uses the real clock: it cannot be combined with $REHEARSAL"
  UNPLAYED=${UNPLAYED:-$REAL_CLOCK}
fi
if [ "$HOST" = func ]; then
  [[ " ${APP_ARGUMENTS[*]}" != *' --worker-process'* ]] ||
    die '--worker-process is for LocalHost: Core Tools always run the app in a process of its own'
  command -v func >/dev/null ||
    die 'Azure Functions Core Tools 4 are not installed (there is no command func): install them with'\
' "npm install -g azure-functions-core-tools@4", or start without --host func'
fi

APP=$ROOT/src/Functions
# The app runs here: this folder has local.settings.json.
DLL=$ROOT/src/LocalApp/bin/Release/net10.0/CreditFunctions.LocalApp.dll
SETTINGS=$APP/local.settings.json
BUILT=$ROOT/.local/run/built
DATA=$ROOT/.local/azurite
# Core Tools and LocalHost store orchestrations in different formats.
[ "$HOST" = local ] || DATA=$DATA-func
# Version of the stored format. Data without this file is from a release that stored orchestrations in another format.
DATA_VERSION=31
DATA_VERSION_FILE=$DATA/version
SAMPLE=$ROOT/examples/SampleRound
SAMPLE_DLL=$SAMPLE/bin/Release/net10.0/CreditFunctions.SampleRound.dll
# Progress of the sample round: due (no data yet), begun, played. Data without this file does not start with the sample.
SAMPLE_STATE=$DATA/sample
LOCK=$ROOT/.local/run/lock

# tell_holders: prints which processes hold the lock.
tell_holders() {
  local held app= azurite= script=
  for held in /proc/[0-9]*/fd/8; do
    [ "$held" -ef "$LOCK" ] || continue
    held=${held#/proc/}
    held=${held%/fd/8}
    case $(tr '\0' ' ' <"/proc/$held/cmdline") in
      *"$DLL"* | *func*start*) app=$held ;;
      *"$AZURITE_JS"*) azurite=$held ;;
      *run.sh*) [ "$held" = $$ ] || [ "$held" = "$BASHPID" ] || script=$held ;;
    esac
  done
  if [ -n "$script" ] || [ -z "$app$azurite" ]; then
    echo "run.sh is already running in this clone${script:+ (process $script)}: only one run can use its data at a time"
    return
  fi
  echo "The last run.sh of this clone was killed; processes that it started are still running and use the data:"
  [ -z "$app" ] || echo "  the app, process $app"
  [ -z "$azurite" ] || echo "  Azurite, process $azurite"
  echo "Stop them, then start again: ${app:+kill $app}${app:+${azurite:+; sleep 10; }}${azurite:+kill $azurite}"
}

require_shell
require_sdks
mkdir -p "$ROOT/.local/run" "$DATA"
# The app and Azurite inherit this lock: if only this script is killed, the data stays locked while they run.
exec 8>>"$LOCK"
flock -n 8 || die "$(tell_holders)"

APP_PID=
AZURITE_PID=
GROUP_PID=
INSTALL_PID=
# The app first, because it writes to storage while it stops; Azurite writes its data to disk when it is terminated.
stop_all() {
  trap '' EXIT INT TERM HUP
  [ -z "$INSTALL_PID" ] || stop "$INSTALL_PID" 5
  [ -z "$GROUP_PID" ] || stop "$GROUP_PID" 5
  [ -z "$APP_PID" ] || stop "$APP_PID" 40
  [ -z "$AZURITE_PID" ] || stop "$AZURITE_PID" 20
}
trap stop_all EXIT
trap 'echo; echo Stopping.; stop_all; exit 0' INT TERM HUP

node "$ROOT/eng/make-settings.js" "$ROOT/local.settings.sample.json" "$SETTINGS" || exit 1

# settings FILE NAME…: prints the values, a line each; an empty line if one is missing.
settings() {
  node -e '
    const [file, ...names] = process.argv.slice(1);
    const { Values, Host } = JSON.parse(require("fs").readFileSync(file));
    const spelt = name => Object.keys(Values).find(key => key.replaceAll(":", "__").toLowerCase() === name.toLowerCase());
    for (const name of names) console.log((name === "LocalHost__Port" && Host?.LocalHttpPort) || Values[spelt(name)] || "");' "$@"
}

mapfile -t VALUES < <(settings "$SETTINGS" AzureWebJobsStorage LocalHost__Port Site__BaseAddress LocalHost__Keys__default)
[ "${#VALUES[@]}" = 4 ] || exit 1
STORAGE=${AzureWebJobsStorage:-${VALUES[0]}}
PORT=${PORT:-${LocalHost__Port:-${VALUES[1]}}}
PORT=${PORT:-7071}
KEY=${LocalHost__Keys__default:-${VALUES[3]}}
PORTS=(--port "$PORT")
if [ "$STORAGE" = UseDevelopmentStorage=true ]; then
  for offset in 0 1 2; do
    PORTS+=(--storage-port $((STORAGE_PORT + offset)))
  done
fi
require_ports "${PORTS[@]}"
if [ -z "${Site__BaseAddress:-}" ] && [ "${VALUES[2]}" = "$(settings "$ROOT/local.settings.sample.json" Site__BaseAddress)" ]; then
  export Site__BaseAddress=http://localhost:$PORT
fi

has_data() {
  [ -n "$(ls -A "$DATA")" ]
}

sample_state() {
  local state
  if [ -f "$SAMPLE_STATE" ]; then
    state=$(<"$SAMPLE_STATE")
    # Earlier scripts left the file empty.
    echo "${state:-played}"
  elif has_data; then
    echo own
  else
    echo empty
  fi
}

# write_file FILE TEXT: completely or not at all.
write_file() {
  echo "$2" >"$ROOT/.local/run/new" && mv "$ROOT/.local/run/new" "$1"
}

# put_aside REASON: moves the data to a folder of its own. Nothing is deleted.
put_aside() {
  local aside
  aside=$DATA-$(date +%Y%m%d-%H%M%S)
  mv "$DATA" "$aside" && mkdir "$DATA" || exit 1
  echo "$1: it is now in ${aside#"$ROOT/"}; delete that folder when it is no longer needed."
}

# prepare_data: moves aside what cannot be used, and sets PLAY if the sample round is to be played.
prepare_data() {
  local broken='The sample round was interrupted in the last run, and its data was moved aside'
  if has_data && [ "$(cat "$DATA_VERSION_FILE" 2>/dev/null)" != "$DATA_VERSION" ]; then
    put_aside 'The data of an earlier release has another format and was moved aside'
  fi
  case $(sample_state)$UNPLAYED in
    empty | due) PLAY=yes ;;
    begun) put_aside "$broken"; PLAY=yes ;;
    due* | begun*) put_aside "$broken" ;;
    played) APP_ARGUMENTS=(--rehearsal 1s=1s --from 2026-03-02 "${APP_ARGUMENTS[@]}") ;;
    played*) die "The data in ${DATA#"$ROOT/"} starts with the sample round, whose dates need the rehearsal clock:
it cannot be used with $UNPLAYED.
Start without that option, or move the data aside first: mv ${DATA#"$ROOT/"} ${DATA#"$ROOT/"}-sample" ;;
  esac
  write_file "$DATA_VERSION_FILE" "$DATA_VERSION" || exit 1
  if [ -n "$PLAY" ]; then
    write_file "$SAMPLE_STATE" due || exit 1
    APP_ARGUMENTS=(--rehearsal 1s=1s --from 2026-03-02 "${APP_ARGUMENTS[@]}")
  fi
}

PLAY=
if [ "$STORAGE" = UseDevelopmentStorage=true ]; then
  # While the app is built: the two wait for the network and the processor in turns.
  ROOT=$ROOT setsid bash -c '. "$ROOT/eng/lib.sh"; install_azurite' 8>&- </dev/null &
  INSTALL_PID=$!
  prepare_data
fi

# Whether nothing in src has changed since the last build. A folder's time also changes when a file is deleted; a project's own folder is
# excluded because building changes it.
is_built() {
  [ -f "$DLL" ] && [ -f "$BUILT" ] && [ -z "$(find "$ROOT/src" "$ROOT"/Directory.*.props "$ROOT/global.json" \
    \( -name bin -o -name obj \) -prune -o -newer "$BUILT" ! -name local.settings.json ! -exec test -d {}/bin \; -print -quit)" ]
}

# build PROJECT: without the analyzers, which are for test.sh, and with the compiler server, which ends with the build.
build() {
  in_group "$ROOT/.local/run/build.log" dotnet build "$1" -c Release -v quiet -p:RunAnalyzers=false -p:UseSharedCompilation=true || {
    cat "$ROOT/.local/run/build.log"
    return 1
  }
}

# Core Tools build the app themselves.
if [ "$HOST" = local ] && ! is_built; then
  echo 'Building …'
  begin=$ROOT/.local/run/begin
  touch "$begin"
  build "$ROOT/src/LocalApp" || die 'The build failed'
  # The time at which the build started: what changed during the build is built in the next run.
  mv "$begin" "$BUILT"
fi

if [ -n "$INSTALL_PID" ]; then
  wait "$INSTALL_PID" || die 'Azurite could not be installed'
  INSTALL_PID=
fi

if [ "$STORAGE" = UseDevelopmentStorage=true ]; then
  start_azurite "$STORAGE_PORT" $((STORAGE_PORT + 1)) $((STORAGE_PORT + 2)) "$ROOT/.local/run/azurite.log" --location "$DATA" || {
    cat "$ROOT/.local/run/azurite.log"
    die 'Azurite did not start'
  }
  STORAGE=$(connection_string "$STORAGE_PORT" $((STORAGE_PORT + 1)) $((STORAGE_PORT + 2)))
  echo "Storage          http://127.0.0.1:$STORAGE_PORT, data in ${DATA#"$ROOT/"}"
fi
export AzureWebJobsStorage=$STORAGE

cd "$APP" || exit 1
if [ "$HOST" = func ]; then
  for each in "${SETTINGS_OF_OPTIONS[@]}"; do
    name=${each%%=*}
    export "${name//:/__}=${each#*=}"
  done
  setsid func start --port "$PORT" </dev/null &
else
  setsid dotnet "$DLL" --port "$PORT" "${APP_ARGUMENTS[@]}" </dev/null &
fi
APP_PID=$!

# ready: whether the app is ready. Sets READINESS to the status of its answer.
ready() {
  READINESS=
  exec 3<>"/dev/tcp/127.0.0.1/$PORT" || return
  printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  read -r -t 5 _ READINESS _ <&3
  exec 3>&-
  [ "$READINESS" = 200 ]
} 2>/dev/null

# play: plays the sample round. It prints its own failures.
play() {
  local status
  if [ ! -f "$SAMPLE_DLL" ] || [ -n "$(find "$SAMPLE" -name '*.cs' -newer "$SAMPLE_DLL" -print -quit)" ]; then
    build "$SAMPLE" || return
  fi
  write_file "$SAMPLE_STATE" begun || return
  # In the background, so that a signal to this script takes effect at once.
  setsid dotnet "$SAMPLE_DLL" "http://localhost:$PORT" "$KEY" ${UNTIL_AWARD:+"$UNTIL_AWARD"} 8>&- </dev/null &
  GROUP_PID=$!
  wait "$GROUP_PID"
  status=$?
  GROUP_PID=
  [ "$status" -eq 0 ] && write_file "$SAMPLE_STATE" played
}

begin=$SECONDS
told=
while kill -0 "$APP_PID" 2>/dev/null; do
  if ready; then
    echo "CreditFunctions  http://localhost:$PORT"
    [ -z "$PLAY" ] || play || die 'Start again to play it again, or with --empty to start without it.'
    echo 'Press Ctrl-C to stop.'
    break
  fi
  if [ -z "$told" ] && [ $((SECONDS - begin)) -ge 60 ]; then
    told=yes
    echo "GET http://localhost:$PORT/health/ready answers ${READINESS:-nothing} instead of 200 after one minute." >&2
    echo 'The output of the app is above. Still waiting; press Ctrl-C to stop.' >&2
  fi
  sleep 0.1
done

{
  wait -n -p ENDED "$APP_PID" ${AZURITE_PID:+"$AZURITE_PID"}
  STATUS=$?
} 2>/dev/null
if [ "$ENDED" = "$APP_PID" ]; then
  echo "The app has ended with exit code $STATUS. Stopping Azurite." >&2
else
  echo "Azurite has ended with exit code $STATUS; see .local/run/azurite.log. Stopping the app." >&2
fi
stop_all
exit 1
