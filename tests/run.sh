#!/usr/bin/env bash
# Runs every test. Installs what they need beyond the .NET SDK where it can: a Chromium for the browser tests.
# Ends with one line: N passed, N failed[, N skipped].
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

find_chromium() {
  for name in "${CLAIMLEDGER_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

if ! find_chromium >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium for the browser tests…" >&2
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) >/dev/null 2>&1 \
      || echo "chromium could not be installed: the browser tests will be skipped" >&2
  else
    echo "No chromium found (install it or set CLAIMLEDGER_CHROMIUM): the browser tests will be skipped" >&2
  fi
fi
CLAIMLEDGER_CHROMIUM=$(find_chromium || true)
export CLAIMLEDGER_CHROMIUM

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test ClaimLedger.sln -c Release --nologo "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# One summary line a test project: "Passed!  - Failed:     0, Passed:     8, Skipped:     0, Total: …"
read -r passed failed skipped < <(awk '
  /Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/ {
    for (i = 1; i < NF; i++) {
      if ($i == "Failed:") f += $(i + 1)
      if ($i == "Passed:") p += $(i + 1)
      if ($i == "Skipped:") s += $(i + 1)
    }
  }
  END { print p + 0, f + 0, s + 0 }' "$log")
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
  echo "The tests did not run to their end (dotnet test exited with $status)." >&2
  failed=1
fi
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
exit "$status"
