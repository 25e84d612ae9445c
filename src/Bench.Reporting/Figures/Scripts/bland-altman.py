rows, lines = read(), read("-lines")


def draw_differences(axes, model, quantity):
    shown = where(rows, model=model, quantity=quantity)
    axes.axhline(0, color="#BDC1C6", linewidth=0.6)
    for line in where(lines, model=model, quantity=quantity):
        if line["line"] in ("bias", "loa_lower", "loa_upper"):
            bias = line["line"] == "bias"
            axes.axhline(line["value"], color=colour(model) if bias else "#1A1A1A", linewidth=1, linestyle="-" if bias else "--")
            axes.axhspan(line["ci_low"], line["ci_high"], color=colour(model) if bias else "#BDC1C6", alpha=0.18 if bias else 0.35, linewidth=0)
    slope = {line["line"]: line["value"] for line in where(lines, model=model, quantity=quantity)}
    if "slope" in slope and slope["slope"] == slope["slope"]:
        ends = [min(of(shown, "mean")), max(of(shown, "mean"))]
        axes.plot(ends, [slope["intercept"] + slope["slope"] * x for x in ends], color="#5F6368", linewidth=0.8, linestyle=":")
    axes.scatter(of(shown, "mean"), of(shown, "difference"), s=12, color=colour(model), edgecolor="white", linewidth=0.4, zorder=3)
    axes.set(title=quantity, xlabel=f"Mean of expert and model ({shown[0]['unit']})", ylabel=f"Model − expert ({shown[0]['unit']})")


panels = [(m, q) for m in unique(rows, "model") for q in unique(where(rows, model=m), "quantity")]
figure, axes = grid(len(panels))
for place, (model, quantity) in zip(axes, panels):
    draw_differences(place, model, quantity)
figure.suptitle(", ".join(label(m) for m in unique(rows, "model")))
save(figure)
