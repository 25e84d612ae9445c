rows = read()
measures = unique(rows, "measure")
figure, axes = grid(len(measures), columns=4, height=18 + 6 * len(unique(rows, "model")))
for place, measure in zip(axes, measures):
    shown = where(rows, measure=measure)
    order = unique(shown, "model")
    place.scatter([order.index(row["model"]) for row in shown], of(shown, "rank"), s=[120 * row["share"] for row in shown],
                  color=[colour(row["model"]) for row in shown])
    stability = shown[0]["stability"]
    place.set_title(measure.removesuffix(".mean") + (f"\nτ = {stability:.2f}" if stability == stability else ""), fontsize=6.5)
    place.set(ylabel="Rank", xlim=(-0.5, len(order) - 0.5), ylim=(len(order) + 0.5, 0.5))
    place.set_xticks(range(len(order)), [label(model) for model in order], rotation=90)
    place.set_yticks(range(1, len(order) + 1))
save(figure)
