#!/usr/bin/env bash
set -uo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$ROOT/eng/lib.sh"

usage() {
  cat <<'U'
Usage: ./test.sh [--fast]

Installs what it needs, builds with warnings as errors, checks the format, lints the infrastructure, and runs all tests. The last line is the
sum: N passed, N failed, N skipped.

  --fast   leaves out the tests marked Category=Slow, and what only they need (the browser)
U
}

FAST=
for argument in "$@"; do
  case $argument in
    --fast) FAST=yes ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; die "unknown option $argument" ;;
  esac
done

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
# What happens when somebody ends this; a lane says it again, for what it has started itself.
end_cleanly() {
  trap clean_up EXIT
  trap 'clean_up; exit 130' INT
  trap 'clean_up; exit 143' TERM HUP
}
end_cleanly

# stage NAME COMMAND…: what it started and left behind ends with it. Sets TOOK, what to print of the time it took.
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

# must NAME COMMAND…: a stage that the rest cannot do without.
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
  require_sdks && install_azurite && { [ -n "$FAST" ] || install_browser; }
}

restore() {
  dotnet restore --locked-mode -v quiet && dotnet restore eng/bicep --locked-mode -v quiet
}

bicep() {
  local cli
  cli=$(dotnet msbuild eng/bicep -getProperty:BicepPath) || return
  # Needs no ICU, so that a bare machine can run it.
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
  "$cli" lint infra/bicep/main.bicep && "$cli" build infra/bicep/main.bicep --outfile "$RESULTS/main.json"
}

run_project() {
  local filter=()
  [ -z "$FAST" ] || filter=(--filter 'Category!=Slow')
  # In the foreground: in a group of its own it would escape the stage's.
  timeout --foreground --kill-after=30s 30m dotnet test "tests/$1" --no-build -c Release --results-directory "$RESULTS" \
    --logger "trx;LogFileName=$1.trx" "${filter[@]}"
}

export ROOT TOOLS AZURITE_JS FAST RESULTS
export -f die require_sdks install_azurite has_chinese_font install_browser install_tools restore bicep run_project

must tools install_tools
must restore restore
must build dotnet build --no-restore -c Release -warnaserror -v quiet
must format dotnet format --no-restore --verify-no-changes
must bicep bicep

# count PROJECT: passed, failed and skipped, of its result file; fails without one. A test that ran and did not pass has failed.
count() {
  sed -nE 's/.*<Counters total="([0-9]+)" executed="([0-9]+)" passed="([0-9]+)".*/\1 \2 \3/p' "$RESULTS/$1.trx" 2>/dev/null |
    { read -r total executed passed && echo "$passed $((executed - passed)) $((total - executed))"; }
}

# test_project PROJECT: runs its tests and says in one piece what came of them, so that two lanes do not mix their lines.
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
  if [ -z "$FAST" ] && [ $((passed + failed + skipped)) -eq 0 ]; then
    # With --fast a project may be all slow; without, one that tests nothing is a hole that nobody would see.
    echo "$TOOK  FAILED: it has no test"
    return 1
  fi
  echo "$TOOK  $passed passed, $skipped skipped"
}

# lane PORTS PROJECT…: one project after the other, on an Azurite that only they use.
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

# stop_lane PID: it stops what it has started. Not by its group: it shares this one's.
stop_lane() {
  kill -TERM "$1" 2>/dev/null && wait "$1" 2>/dev/null
}

# EndToEnd waits most of its time, for the clocks of real processes: the others run beside it.
others=()
for project in tests/*.Tests; do
  [ "$project" = tests/EndToEnd.Tests ] || others+=("$(basename "$project")")
done
read -r -a ports <<<"$(free_ports 6)"
lane "${ports[*]:0:3}" EndToEnd.Tests &
LANES+=($!)
lane "${ports[*]:3}" "${others[@]}" &
LANES+=($!)

BROKEN=
for pid in "${LANES[@]}"; do wait "$pid" || BROKEN=yes; done
LANES=()

PASSED=0 FAILED=0 SKIPPED=0
for project in EndToEnd.Tests "${others[@]}"; do
  # Without a result nobody knows how many tests would have failed: at least one.
  read -r passed failed skipped <<<"$(count "$project" || echo 0 1 0)"
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
done
# A project may also break in another way than by a test.
[ -z "$BROKEN" ] || [ "$FAILED" -gt 0 ] || FAILED=1

echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
[ -z "$BROKEN" ] && [ "$PASSED" -gt 0 ]
