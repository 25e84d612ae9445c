#!/usr/bin/env bash
# Writes a bill of materials of the command line and all packages it brings, direct and indirect: CycloneDX JSON.
# Usage: tools/sbom.sh [FOLDER]      Default: the current folder. The tool's version is fixed in .config/dotnet-tools.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet tool restore
dotnet restore src/Bench.Cli
dotnet tool run dotnet-CycloneDX src/Bench.Cli/Bench.Cli.csproj --output "${1:-.}" --filename bench.cdx.json --output-format Json --disable-package-restore --recursive
