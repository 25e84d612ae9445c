rows, correlations = read(), read("-correlations")


def draw_identity(axes, model, quantity):
    shown = where(rows, model=model, quantity=quantity)
    both = of(shown, "reference") + of(shown, "predicted")
    room = 0.05 * (max(both) - min(both) or 1)
    ends = (min(both) - room, max(both) + room)
    axes.plot(ends, ends, color="#5F6368", linewidth=0.8)
    axes.scatter(of(shown, "reference"), of(shown, "predicted"), s=12, color=colour(model), edgecolor="white", linewidth=0.4, zorder=3)
    axes.set(title=quantity, xlim=ends, ylim=ends, aspect="equal",
             xlabel=f"Expert ({shown[0]['unit']})", ylabel=f"Model ({shown[0]['unit']})")
    for c in where(correlations, model=model, quantity=quantity):
        axes.text(0.04, 0.96, f"r = {c['pearson_r']:.3f} ({c['ci_low']:.3f} to {c['ci_high']:.3f})\nCCC = {c['concordance']:.3f}, n = {c['n']:.0f}",
                  transform=axes.transAxes, va="top", fontsize=6.5, color="#5F6368")


panels = [(m, q) for m in unique(rows, "model") for q in unique(where(rows, model=m), "quantity")]
figure, axes = grid(len(panels), columns=3, height=58)
for place, (model, quantity) in zip(axes, panels):
    draw_identity(place, model, quantity)
figure.suptitle(", ".join(label(m) for m in unique(rows, "model")))
save(figure)
