#!/usr/bin/env bash
# Compiles ahead, in the folders of the tests, what eight test processes and some fifty starts of the tool would each compile for
# themselves: our own assemblies and the libraries that most of them begin with. A start of the tool takes .5 s of processor time less.
# It changes nothing but time. The next build puts back what it replaces here where that is built anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
libraries=(Dapper Humanizer Microsoft.Data.Sqlite Scriban.Signed Spectre.Console Spectre.Console.Ansi SQLitePCLRaw.core
  SQLitePCLRaw.provider.e_sqlite3 System.CommandLine YamlDotNet nunit.framework)

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  Darwin-arm64) platform=osx-arm64 ;;
  *) echo "Not compiled ahead: there is no compiler for $(uname -s) on $(uname -m)." >&2; exit 1 ;;
esac
# "Microsoft.NETCore.App 10.0.1 [/usr/share/dotnet/shared/Microsoft.NETCore.App]"
runtime=$(dotnet --list-runtimes | grep '^Microsoft\.NETCore\.App 10\.' | tail -n 1)
read -r _ version shared <<<"$runtime"
shared=${shared#[}
shared=$(dirname "${shared%]}")
package=microsoft.netcore.app.crossgen2.$platform
compiler=${NUGET_PACKAGES:-$HOME/.nuget/packages}/$package/$version/tools/crossgen2
[ -e "$compiler" ] || dotnet restore tests/ahead.proj -p:Crossgen="$package" -p:CrossgenVersion="$version" --nologo -v q
export compiler shared version

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
export made
compile() {
  "$compiler" "$1" -o "$made/$(basename "$1")" -O --parallelism 1 -r "$(dirname "$1")/*.dll" \
    -r "$shared/Microsoft.NETCore.App/$version/*.dll" -r "$shared/Microsoft.AspNetCore.App/$version/*.dll" >"$made/said" 2>&1 \
    || { echo "$1 was not compiled ahead" >&2; rm -f "$made/$(basename "$1")"; }
}
export -f compile

folders=(tests/ClaimLedger.*/bin/Release/net10.0)
from=tests/ClaimLedger.Cli.Tests/bin/Release/net10.0
files=()
for name in claimledger ClaimLedger.{Core,Application,Articles,DataSets,Exchange,Reports,Sqlite,TestSupport,Web} "${libraries[@]}"; do
  files+=("$from/$name.dll")
done
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" bash -c 'compile "$0"'
for file in "${files[@]}"; do
  name=$(basename "$file")
  [ -e "$made/$name" ] || continue
  # The folder that it was compiled from comes last: the others are held against it.
  for folder in "${folders[@]}"; do
    if [ "$folder" != "$from" ] && cmp -s "$folder/$name" "$file"; then cp "$made/$name" "$folder/$name"; fi
  done
  cp "$made/$name" "$file"
done
