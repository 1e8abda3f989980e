#!/usr/bin/env bash
# Runs every test. Installs what they need beyond the .NET SDK where it can: a Chromium for the browser tests, the one without windows
# where there is one, and a PostgreSQL for the tests of shared stores.
# Prints the slowest ten and ends with one line: N passed, N failed[, N skipped]. CLAIMLEDGER_LONG_TESTS=1 asks for the long counts.
#
#   bash tests/run.sh [--no-build] [OPTION OF dotnet test…]      such as --filter "FullyQualifiedName~Fixture"
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

find_chromium() {
  for name in "${CLAIMLEDGER_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

if ! find_chromium >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium for the browser tests…" >&2
    install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"; }
    (apt-get update -qq && { install chromium-headless-shell || install chromium; }) >/dev/null 2>&1 \
      || echo "chromium could not be installed: the browser tests will be skipped" >&2
  else
    echo "No chromium found (install it or set CLAIMLEDGER_CHROMIUM): the browser tests will be skipped" >&2
  fi
fi
CLAIMLEDGER_CHROMIUM=$(find_chromium || true)
export CLAIMLEDGER_CHROMIUM

# A server for the tests of shared stores: they start it themselves, on a port and in a folder of their own, as a user without rights.
find_postgres() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null; }
if ! find_postgres >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing postgresql for the tests of shared stores; they start it on a port and in a folder of their own…" >&2
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql) >/dev/null 2>&1 \
      || echo "postgresql could not be installed: the tests of shared stores will be skipped" >&2
  else
    echo "No PostgreSQL found (install it): the tests of shared stores will be skipped" >&2
  fi
fi

# Tests write thousands of small files that nobody keeps: in memory where there is room for them, which no disk has to wait for.
room() { df --output=avail -k "$1" 2>/dev/null | tail -1; }
own=$(mktemp -d)
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "$(room /dev/shm)" -gt $((4 * 1024 * 1024)) ]; then
  rmdir "$own"
  own=$(mktemp -d -p /dev/shm claimledger-tests-XXXXXX)
  export TMPDIR=$own
fi
trap 'rm -rf "$own"' EXIT

export DOTNET_CLI_UI_LANGUAGE=en
if [ "${1:-}" = --no-build ]; then
  shift
else
  dotnet build ClaimLedger.sln -c Release --nologo || exit
fi

# One run of all assemblies, side by side, not one a project: that would start and read the build a dozen times. The longest begin, so
# that no processor is idle at the end.
assembly() { echo "tests/$1/bin/Release/net10.0/$1.dll"; }
longest=(ClaimLedger.Cli.Tests ClaimLedger.Web.Tests ClaimLedger.Sqlite.Tests ClaimLedger.Reports.Tests)
assemblies=()
for project in "${longest[@]}"; do
  assemblies+=("$(assembly "$project")")
done
for folder in tests/*.Tests; do
  project=${folder#tests/}
  [[ " ${longest[*]} " == *" $project "* ]] || assemblies+=("$(assembly "$project")")
done

# Results are counted from files, which say the same in every language.
CLAIMLEDGER_TEST_RESULTS=$own/results
# Most code of a test runs a few times: it is compiled a second time after 512 calls (0x200), not after 30.
export DOTNET_TC_CallCountThreshold=200
# The short counts of properties are in the tests; this is for those that say none.
if [ "${CLAIMLEDGER_LONG_TESTS:-}" = 1 ]; then
  export CsCheck_Iter=10000
fi
dotnet test "${assemblies[@]}" --nologo --logger "trx;LogFilePrefix=results" --results-directory "$CLAIMLEDGER_TEST_RESULTS" "$@" \
  -- RunConfiguration.MaxCpuCount=0
status=$?

# One line a result: <UnitTestResult … testName="…" … duration="00:00:01.2345678" … />
slowest() {
  find "$CLAIMLEDGER_TEST_RESULTS" -name '*.trx' -exec cat {} + | LC_ALL=C awk '
    function attribute(name,    start, text) {
      start = index($0, " " name "=\"")
      if (start == 0) return ""
      text = substr($0, start + length(name) + 3)
      return substr(text, 1, index(text, "\"") - 1)
    }
    /<UnitTestResult / {
      split(attribute("duration"), time, ":")
      name = attribute("testName")
      gsub(/&quot;/, "\"", name); gsub(/&lt;/, "<", name); gsub(/&gt;/, ">", name); gsub(/&amp;/, "\\&", name)
      printf "%8.1f s  %s\n", time[1] * 3600 + time[2] * 60 + time[3], substr(name, 1, 120)
    }' | LC_ALL=C sort -rn | head -10
}

# One line a project: <Counters total="8" executed="8" passed="8" failed="0" … />
read -r passed failed skipped < <(find "$CLAIMLEDGER_TEST_RESULTS" -name '*.trx' -exec cat {} + | LC_ALL=C awk '
  function count(name) {
    return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
  }
  /<Counters / { p += count("passed"); f += count("failed"); s += count("total") - count("executed") }
  END { print p + 0, f + 0, s + 0 }')
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
  echo "The tests did not run to their end (dotnet test exited with $status)." >&2
  failed=1
fi
if [ "$status" -eq 0 ] && { [ "$failed" -gt 0 ] || [ "$passed" -eq 0 ]; }; then
  status=1
fi
echo "The slowest ten:"
slowest
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
exit "$status"
