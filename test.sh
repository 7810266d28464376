#!/usr/bin/env bash
set -uo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$ROOT/eng/lib.sh"

usage() {
  cat <<'U'
Usage: ./test.sh [--fast]

Installs what it needs, builds with warnings as errors, checks the format, compiles the app against the Azure packages' names,
lints the infrastructure, and runs all tests. The last line is the sum: N passed, N failed, N skipped.

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
clean_up() {
  trap - EXIT INT TERM HUP
  [ -z "$GROUP_PID" ] || stop "$GROUP_PID" 5
  [ -z "$AZURITE_PID" ] || stop "$AZURITE_PID" 5
}
trap clean_up EXIT
trap 'clean_up; exit 130' INT
trap 'clean_up; exit 143' TERM HUP

# stage NAME COMMAND…: one line with the time it took. What it started and left behind ends with it; a failure shows its log.
stage() {
  local name=$1 log=$LOCAL/${1// /-}.log begin=$SECONDS status
  shift
  printf '%-22s' "$name"
  in_group "$log" bash -c '"$@"' stage "$@"
  status=$?
  printf '%5d s  ' $((SECONDS - begin))
  return $status
}

# must NAME COMMAND…: a stage that the rest cannot do without.
must() {
  if stage "$@"; then
    echo ok
  else
    echo FAILED
    cat "$LOCAL/${1// /-}.log"
    echo "Stopped at '$1': no test has run."
    exit 1
  fi
}

install_tools() {
  require_sdks && install_azurite && { [ -n "$FAST" ] || install_browser; }
}

restore() {
  dotnet restore --locked-mode -v quiet && dotnet restore eng/bicep --locked-mode -v quiet || return
  # The packages that restricted mirrors lack must not slip into the default build.
  if grep -lE 'Microsoft\.(Azure\.Functions|DurableTask)' ./*/*/packages*.lock.json; then
    echo 'The lock files above name packages of the Azure build.'
    return 1
  fi
}

azure_surface() {
  dotnet restore tests/Functions.Tests --locked-mode -v quiet -p:FunctionsRuntime=AzureSurface &&
    dotnet build tests/Functions.Tests --no-restore -c Release -warnaserror -v quiet -p:FunctionsRuntime=AzureSurface
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
  timeout --foreground --kill-after=30s 20m dotnet test "tests/$1" --no-build -c Release --results-directory "$RESULTS" \
    --logger "trx;LogFileName=$1.trx" "${filter[@]}"
}

export ROOT TOOLS AZURITE_JS FAST RESULTS
export -f die require_sdks install_azurite has_chinese_font install_browser install_tools restore azure_surface bicep run_project

must tools install_tools
must restore restore
must build dotnet build --no-restore -c Release -warnaserror -v quiet
must format dotnet format --no-restore --verify-no-changes
must 'azure surface' azure_surface
must bicep bicep

read -r blob queue table <<<"$(free_ports 3)"
start_azurite "$blob" "$queue" "$table" "$LOCAL/azurite.log" --inMemoryPersistence 8>&- || {
  cat "$LOCAL/azurite.log"
  die 'Azurite did not start'
}
AzureWebJobsStorage=$(connection_string "$blob" "$queue" "$table")
export AzureWebJobsStorage

# count FILE: passed, failed and skipped of a result file. A test that ran and did not pass has failed.
count() {
  sed -nE 's/.*<Counters total="([0-9]+)" executed="([0-9]+)" passed="([0-9]+)".*/\1 \2 \3/p' "$1" |
    { read -r total executed passed && echo "$passed $((executed - passed)) $((total - executed))"; }
}

PASSED=0 FAILED=0 SKIPPED=0 BROKEN=
for project in tests/*.Tests; do
  project=$(basename "$project")
  stage "$project" run_project "$project"
  status=$?
  if ! counts=$(count "$RESULTS/$project.trx" 2>/dev/null); then
    BROKEN=yes
    echo 'FAILED: no result'
    cat "$LOCAL/$project.log"
    continue
  fi
  read -r passed failed skipped <<<"$counts"
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
  if [ "$status" -ne 0 ] || [ "$failed" -gt 0 ]; then
    BROKEN=yes
    echo "FAILED: $passed passed, $failed failed, $skipped skipped"
    cat "$LOCAL/$project.log"
  elif [ -z "$FAST" ] && [ $((passed + failed + skipped)) -eq 0 ]; then
    # With --fast a project may be all slow; without, one that tests nothing is a hole that nobody would see.
    BROKEN=yes
    echo 'FAILED: it has no test'
  else
    echo "$passed passed, $skipped skipped"
  fi
done

echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
[ -z "$BROKEN" ] && [ "$PASSED" -gt 0 ]
