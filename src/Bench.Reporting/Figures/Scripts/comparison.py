rows = read()
quantities = unique(rows, "quantity")
figure, axes = grid(len(quantities), columns=3, height=14 + 5 * len(unique(rows, "model")))
for place, quantity in zip(axes, quantities):
    shown = where(rows, quantity=quantity)
    limits(place, shown, [colour(row["model"]) for row in shown], "bias", "bias_ci_low", "bias_ci_high")
    place.set(title=quantity, xlabel=f"Model − expert ({shown[0]['unit']})")
    place.set_yticks(range(len(shown)), [label(row["model"]) for row in shown])
save(figure)
