rows = read()
quantities = unique(rows, "quantity")
figure, axes = grid(len(quantities), columns=3, height=14 + 5 * len(unique(rows, "model")))
for place, quantity in zip(axes, quantities):
    shown = where(rows, quantity=quantity)
    place.axvline(0, color="#BDC1C6", linewidth=0.8)
    for y, row in enumerate(shown):
        place.plot([row["loa_lower"], row["loa_upper"]], [y, y], color=colour(row["model"]), linewidth=0.8)
        place.plot([row["bias_ci_low"], row["bias_ci_high"]], [y, y], color=colour(row["model"]), linewidth=3, solid_capstyle="butt")
        place.scatter([row["bias"]], [y], s=16, color=colour(row["model"]), zorder=3)
    place.set(title=quantity, xlabel=f"Model − expert ({shown[0]['unit']})", ylim=(len(shown) - 0.5, -0.5))
    place.set_yticks(range(len(shown)), [label(row["model"]) for row in shown])
save(figure)
