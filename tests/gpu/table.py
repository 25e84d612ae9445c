"""Puts together what check.sh found: prints a table, and writes result.json. Needs the standard library only.

table.py DIR                                   the table
table.py --whole START END PRECISION FILE      images a second of a whole bench predict, by what it printed
table.py --resumed FILE FILE LOG               whether two weight files, described by bench weights describe --json, are the same
"""
import json
import pathlib
import re
import sys


def load(path):
    try:
        return json.loads(pathlib.Path(path).read_text())
    except (OSError, ValueError):
        return None


def whole(start, end, precision, path):
    images = int(re.search(r"(\d+) images in ", pathlib.Path(path).read_text()).group(1))
    seconds = float(end) - float(start)
    return {"part": "whole", "precision": precision, "images": images, "seconds": seconds, "images_a_second": images / seconds}


def resumed(first, second, log):
    one, other = load(first), load(second)
    keys = [k for k in one if "sha256" in k]
    place = re.search(r"continues after ([^\n]*)", pathlib.Path(log).read_text())
    return {"part": "resume", "continued_after": place and place.group(1), "same": bool(keys) and all(one[k] == other[k] for k in keys), "weights": {k: [one[k], other[k]] for k in keys}}


def number(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}"


def table(folder):
    folder = pathlib.Path(folder)
    found = {p.stem: d for p in sorted(folder.glob("*.json")) if p.name != "result.json" and (d := load(p)) is not None}
    parts = [line.split() for line in (folder / "parts.txt").read_text().splitlines()]
    plain = found.get("plain") or {}

    print("\npart                      images/s   ms a pass   processor ms   of plain PyTorch TF32   peak MiB of the card")
    for name, kind in (("training step", "train"), ("network in predict", "predict")):
        base = (plain.get(f"{kind}-tf32") or {}).get("images_a_second")
        for precision in ("tf32", "bf16", "f32"):
            rate = (found.get(f"{kind}-{precision}") or {}).get("found")
            if rate:
                ratio = number(rate["images_a_second"] / base, 2) if base else "–"
                print(f"bench {kind:8} {precision:6} {number(rate['images_a_second'], 1):>13} {number(rate['median_ms'], 1):>11} {number(rate.get('host_ms'), 1):>14} {ratio:>23} {number(rate.get('used_mib')):>22}")
        for precision in ("tf32", "bf16"):
            rate = plain.get(f"{kind}-{precision}")
            if rate:
                print(f"plain {kind:8} {precision:6} {number(rate['images_a_second'], 1):>13} {number(rate['median_ms'], 1):>11} {'':>14} {number(rate['images_a_second'] / base, 2):>23} {number(rate.get('used_mib')):>22}")
                print(f"  … waited for only at the end: {number(1000 * (rate['images_a_second'] * rate['median_ms'] / 1000) / rate['ahead_ms'], 1)} images/s")
    for precision in ("tf32", "bf16", "f32"):
        one, many = ((found.get(f"train{kind}-{precision}") or {}).get("found") for kind in ("-one", ""))
        if one and many:
            limit = many.get("host_ms") and many["host_ms"] > 0.9 * many["median_ms"]
            print(f"training, {precision}: a step of 1 image takes {number(one['median_ms'], 1)} ms, of {many['images']} images {number(many['median_ms'], 1)} ms" + ("; the card waits for the processor" if limit else ""))
    for name, document in found.items():
        if name.startswith("whole-"):
            print(f"bench predict, whole command, {document['precision']}: {number(document['images_a_second'], 1)} images/s ({document['images']} images in {number(document['seconds'], 1)} s)")
    if "labels" in found:
        labels = found["labels"]["found"]
        print(f"labels as on the CPU: {labels['pixels'] - labels['different']} of {labels['pixels']} pixels of {labels['images']} images")
    for name in ("repeat-1", "repeat-2"):
        for what, step in ((found.get(name) or {}).get("found") or {}).items():
            if step:
                print(f"{what.replace('_', ' ')}: {step['words']}")
    if "resume" in found:
        print(f"killed, and continued after {found['resume']['continued_after']}: weights are {'the same, bit for bit' if found['resume']['same'] else 'NOT the same'}")
    first = next((d for d in found.values() if "lib_torch" in d), None)
    if first:
        print(f"{first['device']}, libtorch {first['lib_torch']}; plain PyTorch {plain.get('torch', 'was not run')}")
    failed = [p for p in parts if p[2] != "ok"]
    for name, seconds, why in failed:
        print(f"FAILED: {name}, {why}, after {seconds} s; see {name}.log")
    (folder / "result.json").write_text(json.dumps({"parts": [dict(zip(("name", "seconds", "outcome"), p)) for p in parts], **found}, indent=1))
    print(f"{sum(int(p[1]) for p in parts)} s in all; {folder / 'result.json'}")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "--whole":
        print(json.dumps(whole(*sys.argv[2:])))
    elif sys.argv[1] == "--resumed":
        print(json.dumps(resumed(*sys.argv[2:])))
    else:
        sys.exit(table(sys.argv[1]))
