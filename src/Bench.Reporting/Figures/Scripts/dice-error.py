rows, correlations = read(), read("-correlations")
quantities = unique(rows, "quantity")
figure, axes = grid(len(quantities))
for place, quantity in zip(axes, quantities):
    shown = where(rows, quantity=quantity)
    for model, marker in zip(unique(shown, "model"), "osD^v<>p" * 9):
        points = where(shown, model=model)
        rho = of(where(correlations, model=model, quantity=quantity), "rho")
        place.scatter(of(points, "dice"), of(points, "absolute_error"), s=12, marker=marker, color=colour(model), edgecolor="white",
                      linewidth=0.4, label=label(model) + "".join(f", ρ = {r:.2f}" for r in rho))
    place.set(title=quantity, xlabel=f"Dice, {shown[0]['structure'].replace('_', ' ')}, {shown[0]['phase']}",
              ylabel=f"|Model − expert| ({shown[0]['unit']})", ylim=(0, None))
    place.legend(frameon=False, fontsize=6)
save(figure)
