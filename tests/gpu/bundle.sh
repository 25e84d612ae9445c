#!/usr/bin/env bash
# Makes one file with Bench, the .NET runtime and the check, for a Linux machine that has a GPU, PyTorch and no .NET:
#   tests/gpu/bundle.sh [FILE.tar.xz]        (default: bench-gpu.tar.xz)
# There: tar xf bench-gpu.tar.xz && bench-gpu/check.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
target=$(realpath -m "${1:-bench-gpu.tar.xz}")
limit=$((55 * 1024 * 1024))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Built apart (--artifacts-path), so that the checkout's own build stays as it is.
dotnet publish "$root/src/Bench.Cli" -c Release -r linux-x64 --self-contained -p:TorchBackend=none --artifacts-path "$work/build" -o "$work/bench-gpu/bench" \
    -p:DebugType=none -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -v quiet -nologo
rm -f "$work/bench-gpu/bench"/{Bench.*,bench}.xml "$work/bench-gpu/bench/libmscordbi.so" "$work/bench-gpu/bench/libmscordaccore.so"
cp "$here"/{check.sh,plain.py,table.py} "$root/tests/Bench.Benchmarks/pytorch_eager.py" "$work/bench-gpu/"
tar -C "$work" -c bench-gpu | xz -6 -T0 > "$target"
bytes=$(stat -c %s "$target")
echo "$target: $((bytes / 1024 / 1024)) MiB"
[ "$bytes" -le "$limit" ] || { echo "it is above $((limit / 1024 / 1024)) MiB" >&2; exit 1; }
