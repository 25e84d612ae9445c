rows, boxes = read(), read("-boxes")
models = unique(rows, "model")
panels = [(s, p) for s in unique(rows, "structure") for p in unique(where(rows, structure=s), "phase")]
figure, axes = grid(len(panels), height=14 + 9 * len(models))
for place, (structure, phase) in zip(axes, panels):
    for y, model in enumerate(models):
        points = of(where(rows, model=model, structure=structure, phase=phase), "dice")
        spread = [y + 0.3 + 0.16 * ((i + 1) * 0.6180339887 % 1 - 0.5) for i in range(len(points))]
        place.scatter(points, spread, s=5, color=colour(model), linewidth=0)
        for box in where(boxes, model=model, structure=structure, phase=phase):
            place.bxp([{"whislo": box["lower_whisker"], "q1": box["lower_quartile"], "med": box["median"],
                        "q3": box["upper_quartile"], "whishi": box["upper_whisker"], "fliers": []}],
                      positions=[y], widths=[0.26], vert=False, showfliers=False, manage_ticks=False, medianprops={"color": "#1A1A1A"})
            place.plot([box["ci_low"], box["ci_high"]], [y - 0.32, y - 0.32], color=colour(model), linewidth=1.4)
            place.plot([box["mean"]], [y - 0.32], marker="D", markersize=4, color=colour(model))
    place.set(title=f"{structure.replace('_', ' ')}, {phase}", xlabel="Dice", ylim=(len(models) - 0.4, -0.6))
    place.set_yticks(range(len(models)), [label(m) for m in models])
save(figure)
