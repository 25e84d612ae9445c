rows = read()
models = unique(rows, "model")
dice = [c for c in rows[0] if c.startswith("validation_dice_")]
figure, axes = grid(2 * len(models))
for i, model in enumerate(models):
    shown = where(rows, model=model)
    epochs = [e + 1 for e in of(shown, "epoch")]
    axes[2 * i].plot(epochs, of(shown, "validation_loss"), color=colour(model), label="validation")
    axes[2 * i].plot(epochs, of(shown, "training_loss"), color=colour(model), linestyle="--", label="training")
    axes[2 * i].set(title=label(model), ylabel="Loss")
    for column, style in zip(dice, ["--", "-", ":"]):
        axes[2 * i + 1].plot(epochs, of(shown, column), color=colour(model), linestyle=style,
                             label=column[len("validation_dice_"):].replace("_", " "))
    axes[2 * i + 1].set(title=label(model), ylabel="Validation Dice")
    for place in axes[2 * i:2 * i + 2]:
        for row, epoch in zip(shown, epochs):
            if row["kept"] == "true":
                place.axvline(epoch, color="#BDC1C6", linewidth=0.8)
        place.set_xlabel("Epoch")
        place.legend(frameon=False)
save(figure)
