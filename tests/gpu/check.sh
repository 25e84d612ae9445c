#!/usr/bin/env bash
# Checks Bench on a GPU with an installed PyTorch, in under four minutes: doctor, labels against the CPU, repeatability, kill and
# resume, speed of training and prediction, time of the processor beside it, memory; plain PyTorch. Prints one table; the rest goes to a folder.
#   check.sh [--out DIR] [--libtorch DIR|auto] [--device cuda|cpu] [--small] [--bench PROGRAM] [--python PROGRAM] [--budget SECONDS] [--patience N]
# --small: sizes for a CPU, to try the script itself. --patience: parts may take N times as long, on a machine with other work. A part that fails or takes too long is shown, and the others go on.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=gpu-check libtorch=auto device=cuda small= budget=235 patience=1 python=${PYTHON:-python3} bench=$here/bench/bench
while [ $# -gt 0 ]; do
    case $1 in
        --out) out=$2; shift ;;
        --libtorch) libtorch=$2; shift ;;
        --device) device=$2; shift ;;
        --bench) bench=$2; shift ;;
        --python) python=$2; shift ;;
        --budget) budget=$2; shift ;;
        --patience) patience=$2; shift ;;
        --small) small=1 ;;
        *) sed -n 2,6p "$0" >&2; exit 2 ;;
    esac
    shift
done
mkdir -p "$out"
out=$(cd "$out" && pwd)
rm -f "$out"/*.json "$out"/*.log "$out"/*.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export BENCH_LIBTORCH=$libtorch
[ "${bench##*.}" = dll ] && bench="dotnet $bench" # A build that is not self-contained.

if [ -n "$small" ]; then
    network="--filters 4,8,16" size=64 batch=4 seconds=1 mice=4 frames=8 epochs=2 precisions="f32 bf16"
    plain="--filters 4,8,16 --size 64 --batch 4 --seconds 1"
else
    network="" size=256 batch=16 seconds=4 mice=130 frames=8 epochs=40 precisions="tf32 bf16 f32"
    plain="--size 256 --batch 16 --seconds 3"
fi

# part NAME SECONDS COMMAND…: standard output to NAME.json, the rest to NAME.log.
part() {
    local name=$1 most=$(($2 * patience)) started=$SECONDS code
    shift 2
    local left=$((budget - SECONDS))
    if [ "$left" -lt 8 ]; then
        echo "$name 0 no-time" >> "$out/parts.txt"
        return
    fi
    [ "$most" -le "$left" ] || most=$left
    timeout -k 5 "$most" "$@" > "$out/$name.json" 2> "$out/$name.log" < /dev/null
    code=$?
    [ "$code" = 0 ] && code=ok
    [ "$code" = 124 ] || [ "$code" = 137 ] && code=timeout
    echo "$name $((SECONDS - started)) $code" >> "$out/parts.txt"
    printf '%-28s %4d s  %s\n' "$name" $((SECONDS - started)) "$code" >&2
}

nvidia-smi > "$out/nvidia-smi.txt" 2>&1
common="--device $device"
probe="check-gpu $network $common --batch $batch --size $size --seconds $seconds"

part doctor 30 $bench doctor
part synthesize 40 $bench synthesize --out "$work/phantoms" --mice "$mice" --frames "$frames" --size "$size"
for p in $precisions; do
    part "train-$p" 25 $bench ${probe/check-gpu/check-gpu train} --precision "$p"
    [ "$p" = f32 ] && continue
    part "predict-$p" 20 $bench ${probe/check-gpu/check-gpu predict} --precision "$p"

    # One image: what the processor needs to order a step, for the card has next to nothing to do.
    part "train-one-$p" 20 $bench check-gpu train $network $common --batch 1 --size "$size" --seconds 1 --precision "$p"
done
part plain 60 "$python" "$here/plain.py" $plain --device "$device"

# The whole command, from HDF5 to HDF5, start of the program and of libtorch included.
whole() {
    local started ended
    started=$(date +%s.%N)
    $bench predict --data "$work/phantoms" --out "$work/masks-$1" --frames all $common --precision "$1" > "$work/whole.txt" || return
    ended=$(date +%s.%N)
    cat "$work/whole.txt" 1>&2
    "$python" "$here/table.py" --whole "$started" "$ended" "$1" "$work/whole.txt"
}
export -f whole
export bench common work python here
first=${precisions%% *}
part "whole-$first" 60 bash -c "whole $first"
part labels 60 $bench check-gpu labels $common --data "$work/phantoms"
part repeat-1 40 $bench ${probe/check-gpu/check-gpu repeat} --keep "$work/steps"
part repeat-2 40 $bench ${probe/check-gpu/check-gpu repeat} --keep "$work/steps"

# Kill and resume: the same short training twice, once killed and repeated; hashes of the weights.
resume() {
    local train="run --data $work/few --split $work/few.json --models unet3plus --epochs $epochs --study none $common"
    $bench synthesize --out "$work/few" --mice 10 --frames 8 --size 64 1>&2 || return
    $bench split make --data "$work/few" --counts 6,2,2 --out "$work/few.json" 1>&2 || return
    $bench $train --out "$work/whole" 1>&2 || return
    $bench $train --out "$work/killed" 1>&2 &
    local job=$!
    for _ in $(seq 600); do # Until a checkpoint is there.
        sleep 0.05
        [ -n "$(find "$work/killed" -path '*training*' -type f -not -name '.*' 2> /dev/null | head -1)" ] && break
    done
    sleep 0.5
    kill -KILL "$job" 2> /dev/null
    wait "$job"
    echo "killed with $?" 1>&2
    $bench $train --out "$work/killed" > "$work/continued.txt" || return
    cat "$work/continued.txt" 1>&2
    for kind in whole killed; do
        $bench weights describe --json "$(find "$work/$kind/weights" -name '*.safetensors' | head -1)" > "$work/$kind.json" || return
    done
    "$python" "$here/table.py" --resumed "$work/whole.json" "$work/killed.json" "$work/continued.txt"
}
export -f resume
export epochs
part resume 70 bash -c resume

"$python" "$here/table.py" "$out"
