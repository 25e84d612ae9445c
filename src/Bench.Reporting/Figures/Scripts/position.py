rows = read()
structures, positions = unique(rows, "structure"), unique(rows, "position")
models = unique(rows, "model")
figure, axes = grid(len(structures))
for place, structure in zip(axes, structures):
    for i, (model, marker) in enumerate(zip(models, "osD^v<>p" * 9)):
        shown = where(rows, structure=structure, model=model)
        x = [positions.index(row["position"]) + 0.12 * (i - (len(models) - 1) / 2) for row in shown]
        place.plot(x, of(shown, "dice"), marker=marker, markersize=4, color=colour(model), linewidth=1, label=label(model))
        if "ci_low" in shown[0]:
            place.vlines(x, of(shown, "ci_low"), of(shown, "ci_high"), color=colour(model), linewidth=0.8)
    place.set(title=structure.replace("_", " "), ylabel="Dice", xlabel="Position")
    place.set_xticks(range(len(positions)), positions)
axes[0].legend(frameon=False)
save(figure)
