rows = read()
models = unique(rows, "model")
dice = [c for c in rows[0] if c.startswith("validation_dice_")]
curves = [[("validation_loss", "validation", "-"), ("training_loss", "training", "--")],
          [(c, c[len("validation_dice_"):].replace("_", " "), style) for c, style in zip(dice, ["--", "-", ":"])]]
figure, axes = grid(2 * len(models))
for i, model in enumerate(models):
    shown = where(rows, model=model)
    folds = [where(shown, fold=fold) for fold in unique(shown, "fold")]
    common = min(len(fold) for fold in folds)
    for place, drawn, name in zip(axes[2 * i:2 * i + 2], curves, ["Loss", "Validation Dice"]):
        for column, text, style in drawn:
            each = [of(fold, column) for fold in folds]
            for fold, values in zip(folds, each if len(folds) > 1 else []):
                place.plot([e + 1 for e in of(fold, "epoch")], values, color=colour(model), linestyle=style, linewidth=0.7, alpha=0.35)
            mean = [sum(values) / len(values) for values in zip(*[values[:common] for values in each])]
            place.plot([e + 1 for e in of(folds[0], "epoch")][:common], mean, color=colour(model), linestyle=style, label=text)
        for row in shown:
            if row["kept"] == "true":
                place.axvline(float(row["epoch"]) + 1, color="#BDC1C6", linewidth=0.8)
        place.set(title=label(model), ylabel=name, xlabel="Epoch")
        place.legend(frameon=False)
save(figure)
