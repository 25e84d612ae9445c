import csv
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

HERE, NAME = Path(__file__).resolve().parent, Path(__file__).stem
TEXT = {"model", "fold", "mouse", "case", "quantity", "unit", "structure", "phase", "position", "line", "claim", "measure", "statement", "group", "first", "second",
        "compared", "pixels", "picture", "layer", "kind", "inputs"}
MM = 1 / 25.4
plt.rcParams.update({"font.size": 7.5, "font.family": "sans-serif", "axes.spines.top": False, "axes.spines.right": False,
                     "axes.titleweight": "bold", "svg.fonttype": "none", "pdf.fonttype": 42})


def read(suffix=""):
    """Rows of a CSV file of this figure. Numbers are floats, empty cells are NaN."""
    def value(column, text):
        if column in TEXT:
            return text
        try:
            return float(text) if text else float("nan")
        except ValueError:
            return text
    with open(HERE / f"{NAME}{suffix}.csv", encoding="utf-8", newline="") as file:
        return [{c: value(c, t) for c, t in row.items()} for row in csv.DictReader(file)]


def unique(rows, column):
    return list(dict.fromkeys(row[column] for row in rows))


def where(rows, **wanted):
    return [row for row in rows if all(row[c] == v for c, v in wanted.items())]


def of(rows, column):
    return [row[column] for row in rows]


def colour(model):
    return COLOURS.get(model, "#5F6368")


def label(model):
    return LABELS.get(model, model)


def grid(count, columns=2, width=172, height=50):
    """A figure of `count` panels in rows, sizes in mm."""
    columns = min(count, columns)
    rows = -(-count // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(width * MM, rows * height * MM), squeeze=False, layout="constrained")
    for unused in axes.flat[count:]:
        unused.remove()
    return figure, list(axes.flat[:count])


def limits(place, rows, colours, value="value", low="ci_low", high="ci_high"):
    """A row each, from above: a value with its interval (thick) and limits of agreement (thin)."""
    place.axvline(0, color="#BDC1C6", linewidth=0.8)
    for y, (row, ink) in enumerate(zip(rows, colours)):
        place.plot([row["loa_lower"], row["loa_upper"]], [y, y], color=ink, linewidth=0.8)
        place.plot([row[low], row[high]], [y, y], color=ink, linewidth=3, solid_capstyle="butt")
        place.scatter([row[value]], [y], s=16, color=ink, zorder=3)
    place.set_ylim(len(rows) - 0.5, -0.5)


def save(figure):
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / f"{NAME}-again.pdf"
    figure.savefig(target, dpi=300)
