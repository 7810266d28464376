#!/usr/bin/env bash
set -uo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$ROOT/eng/lib.sh"

usage() {
  cat <<'U'
Usage: ./test.sh [--fast | --exhaustive]

Installs what it needs, restores and builds once with warnings as errors, checks the format, lints the infrastructure, and runs the tests.
The time of the tests is printed apart from the time of the stages before them. The last line is the sum: N passed, N failed, N skipped.

  --fast         without the tests marked Category=Slow, and without the browser, which only these need
  --exhaustive   with the tests marked Category=Exhaustive: all requests, all seeds, all combinations, large data
U
}

MODE=
for argument in "$@"; do
  case $argument in
    --fast | --exhaustive)
      [ -z "$MODE" ] || [ "$MODE" = "$argument" ] || die "$MODE and $argument exclude each other"
      MODE=$argument
      ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; die "Unknown option $argument" ;;
  esac
done
case $MODE in
  --fast) FILTER='Category!=Slow&Category!=Exhaustive' ;;
  --exhaustive) FILTER= ;;
  *) FILTER='Category!=Exhaustive' ;;
esac
# Theories read it: they have more rows if it is set.
unset EXHAUSTIVE
[ "$MODE" != --exhaustive ] || export EXHAUSTIVE=1

require_shell
cd "$ROOT" || exit 1
LOCAL=$ROOT/.local/test
RESULTS=$LOCAL/results
mkdir -p "$LOCAL"
exec 8>"$LOCAL/lock"
flock -n 8 || die 'another test.sh is running in this clone'
rm -rf "$RESULTS" "$LOCAL"/*.log
mkdir -p "$RESULTS"

GROUP_PID=
AZURITE_PID=
LANES=()
clean_up() {
  trap - EXIT INT TERM HUP
  local lane
  for lane in "${LANES[@]}"; do stop_lane "$lane"; done
  [ -z "$GROUP_PID" ] || stop "$GROUP_PID" 5
  [ -z "$AZURITE_PID" ] || stop "$AZURITE_PID" 5
}
# A lane calls it again for the processes that it starts itself.
end_cleanly() {
  trap clean_up EXIT
  trap 'clean_up; exit 130' INT
  trap 'clean_up; exit 143' TERM HUP
}
end_cleanly

# stage NAME COMMAND…: runs the command and ends the processes that it leaves behind. Sets TOOK, the name with the time for printing.
stage() {
  local name=$1 begin=$SECONDS status
  shift
  in_group "$(log_of "$name")" bash -c '"$@"' stage "$@"
  status=$?
  TOOK=$(printf '%-22s%5d s' "$name" $((SECONDS - begin)))
  return $status
}

log_of() {
  echo "$LOCAL/${1// /-}.log"
}

# must NAME COMMAND…: a stage whose failure ends the run.
must() {
  if stage "$@"; then
    echo "$TOOK  ok"
  else
    printf '%s  FAILED\n%s\n' "$TOOK" "$(cat "$(log_of "$1")")"
    echo "Stopped at '$1': no test has run."
    exit 1
  fi
}

install_tools() {
  require_sdks && install_azurite && { [ "$MODE" = --fast ] || { install_browser && install_scanner; }; }
}

restore() {
  dotnet restore --locked-mode -v quiet && dotnet restore eng/bicep --locked-mode -v quiet
}

bicep() {
  local cli
  cli=$(dotnet msbuild eng/bicep -getProperty:BicepPath) || return
  # A machine without ICU can run it, too.
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
  "$cli" lint infra/bicep/main.bicep && "$cli" build infra/bicep/main.bicep --outfile "$RESULTS/main.json"
}

# Longest line in columns and longest file in lines. A longer file has its reason in eng/long-files.txt.
LINE=140
FILE=300
format() {
  dotnet tool restore >/dev/null && dotnet csharpier check . || return
  local long
  # -L counts columns: a Chinese character has two.
  long=$(git ls-files -z '*.cs' '*.razor' '*.css' '*.js' '*.sh' '*.bicep' | LC_ALL=C.UTF-8 xargs -0 wc -L |
    awk -v most=$LINE '$1 > most && $2 != "total" { print $2 " (" $1 ")" }')
  [ -z "$long" ] || die "Lines longer than $LINE columns: $long"
  long=$(git ls-files -z '*.cs' '*.razor' '*.css' '*.js' '*.sh' | xargs -0 wc -l |
    awk -v most=$FILE '$1 > most && $2 != "total" { print $2 }' | grep -vxFf <(sed -n 's/^\([^ #]*\):.*/\1/p' eng/long-files.txt))
  [ -z "$long" ] || die "Files longer than $FILE lines: $long"
}

run_project() {
  # In the foreground: in a process group of its own it would not end with the stage.
  timeout --foreground --kill-after=30s "$([ "$MODE" = --exhaustive ] && echo 60m || echo 30m)" \
    dotnet test "tests/$1" --no-build -c Release --results-directory "$RESULTS" \
    --logger "trx;LogFileName=$1.trx" ${FILTER:+--filter "$FILTER"}
}

export LINE FILE ROOT TOOLS AZURITE_JS MODE FILTER RESULTS
export -f die require_sdks install_azurite has_chinese_font install_browser install_scanner install_packages install_tools restore
export -f format bicep run_project

must tools install_tools
must restore restore
# NU1603: see Directory.Build.props; -warnaserror alone overrides what it says.
must build dotnet build --no-restore -c Release -warnaserror -warnnotaserror:NU1603 -v quiet
must format format
must bicep bicep

# count PROJECT: passed, failed and skipped, of its result file; fails without one. A test that ran and did not pass has failed.
count() {
  sed -nE 's/.*<Counters total="([0-9]+)" executed="([0-9]+)" passed="([0-9]+)".*/\1 \2 \3/p' "$RESULTS/$1.trx" 2>/dev/null |
    { read -r total executed passed && echo "$passed $((executed - passed)) $((total - executed))"; }
}

# test_project PROJECT: runs its tests and prints the result at once, so that the lines of two lanes are not mixed.
test_project() {
  local project=$1 status counts passed failed skipped
  stage "$project" run_project "$project"
  status=$?
  if ! counts=$(count "$project"); then
    printf '%s  FAILED: no result\n%s\n' "$TOOK" "$(cat "$(log_of "$project")")"
    return 1
  fi
  read -r passed failed skipped <<<"$counts"
  if [ "$status" -ne 0 ] || [ "$failed" -gt 0 ]; then
    printf '%s  FAILED: %d passed, %d failed, %d skipped\n%s\n' "$TOOK" "$passed" "$failed" "$skipped" "$(cat "$(log_of "$project")")"
    return 1
  fi
  if [ "$MODE" != --fast ] && [ $((passed + failed + skipped)) -eq 0 ]; then
    # With --fast all tests of a project may be excluded; otherwise a project without tests is a mistake.
    echo "$TOOK  FAILED: it has no test"
    return 1
  fi
  echo "$TOOK  $passed passed, $skipped skipped"
}

# lane PORTS PROJECT…: one project after the other, on an Azurite of their own.
lane() {
  local project blob queue table broken=
  LANES=()
  end_cleanly
  read -r blob queue table <<<"$1"
  shift
  start_azurite "$blob" "$queue" "$table" "$LOCAL/azurite-$1.log" --inMemoryPersistence 8>&- || {
    cat "$LOCAL/azurite-$1.log"
    die 'Azurite did not start'
  }
  AzureWebJobsStorage=$(connection_string "$blob" "$queue" "$table")
  export AzureWebJobsStorage
  for project in "$@"; do
    test_project "$project" || broken=yes
  done
  [ -z "$broken" ]
}

# stop_lane PID: the lane stops what it has started. It shares the process group of this script.
stop_lane() {
  kill -TERM "$1" 2>/dev/null && wait "$1" 2>/dev/null
}

INSTALLED=$SECONDS
printf '%-22s%5d s\n' 'before the tests' "$INSTALLED"

# EndToEnd runs real processes against real clocks: only the light projects run beside it, the heavy ones afterwards. LocalHost is heavy
# where all of its tests run. With --fast only the walk of EndToEnd is left, which ends before the light projects do.
light=() heavy=(Functions.Tests)
for project in tests/*.Tests; do
  project=$(basename "$project")
  case $project in
    EndToEnd.Tests | LocalHost.Tests) ;;
    *) [[ " ${heavy[*]} " = *" $project "* ]] || light+=("$project") ;;
  esac
done
if [ "$MODE" = --exhaustive ]; then heavy+=(LocalHost.Tests); else light+=(LocalHost.Tests); fi
others=("${light[@]}" "${heavy[@]}")
read -r -a ports <<<"$(free_ports 6)"
lane "${ports[*]:0:3}" EndToEnd.Tests "${heavy[@]}" &
LANES+=($!)
lane "${ports[*]:3}" "${light[@]}" &
LANES+=($!)

BROKEN=
for pid in "${LANES[@]}"; do wait "$pid" || BROKEN=yes; done
LANES=()

PASSED=0 FAILED=0 SKIPPED=0
for project in EndToEnd.Tests "${others[@]}"; do
  # A project without a result counts as one failed test.
  read -r passed failed skipped <<<"$(count "$project" || echo 0 1 0)"
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
done
# A project may also fail without a failed test.
[ -z "$BROKEN" ] || [ "$FAILED" -gt 0 ] || FAILED=1

printf '%-22s%5d s\n' 'tests' $((SECONDS - INSTALLED))
echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
[ -z "$BROKEN" ] && [ "$PASSED" -gt 0 ]
