rows = read()
lines = read("-lines") if (HERE / f"{NAME}-lines.csv").exists() else []


def draw_differences(axes, model, quantity):
    shown = where(rows, model=model, quantity=quantity)
    axes.axhline(0, color="#BDC1C6", linewidth=0.6)
    for line in where(lines, model=model, quantity=quantity):
        if line["line"] in ("bias", "loa_lower", "loa_upper"):
            bias = line["line"] == "bias"
            axes.axhline(line["value"], color=colour(model) if bias else "#1A1A1A", linewidth=1, linestyle="-" if bias else "--")
            axes.axhspan(line["ci_low"], line["ci_high"], color=colour(model) if bias else "#BDC1C6", alpha=0.18 if bias else 0.35, linewidth=0)
    axes.scatter(of(shown, "mean"), of(shown, "difference"), s=12, color=colour(model), edgecolor="white", linewidth=0.4, zorder=3)
    axes.set(title=quantity, xlabel=f"Mean of expert and model ({shown[0]['unit']})", ylabel=f"Model − expert ({shown[0]['unit']})")


def draw_identity(axes, model, quantity):
    shown = where(rows, model=model, quantity=quantity)
    both = of(shown, "reference") + of(shown, "predicted")
    room = 0.05 * (max(both) - min(both) or 1)
    ends = (min(both) - room, max(both) + room)
    axes.plot(ends, ends, color="#5F6368", linewidth=0.8)
    axes.scatter(of(shown, "reference"), of(shown, "predicted"), s=12, color=colour(model), edgecolor="white", linewidth=0.4, zorder=3)
    axes.set(title=quantity, xlim=ends, ylim=ends, aspect="equal",
             xlabel=f"Expert ({shown[0]['unit']})", ylabel=f"Model ({shown[0]['unit']})")


panels = [(m, q) for m in unique(rows, "model") for q in unique(where(rows, model=m), "quantity")]
figure, axes = grid(2 * len(panels))
for i, (model, quantity) in enumerate(panels):
    draw_differences(axes[2 * i], model, quantity)
    draw_identity(axes[2 * i + 1], model, quantity)
figure.suptitle(", ".join(label(m) for m in unique(rows, "model")))
save(figure)
