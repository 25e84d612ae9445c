import numpy as np

WRONG = {"too many": "#FF3EA5", "missed": "#2EE6D6", "other structure": "#F7F7F7"}
STRUCTURES = {1: "#7F5AD0", 2: "#F0E442", 3: "#A6D854"}
rows = read("-pixels")
slices, models = unique(rows, "slice"), [m for m in unique(rows, "model") if m]


def picture(kind, number, model=""):
    """A slice as an array: grey values 0 to 255, or labels; None where there is none."""
    lines = where(rows, picture=kind, slice=number, model=model)
    return np.array([row["pixels"].split() for row in lines], dtype=int) if lines else None


figure, axes = plt.subplots(1 + len(models), len(slices), squeeze=False, layout="constrained",
                            figsize=(172 * MM, (12 + 172 / max(6, len(slices)) * (1 + len(models))) * MM))
for column, number in enumerate(slices):
    grey, expert = picture("image", number), picture("expert", number)
    for row, place in enumerate(axes[:, column]):
        place.set(xticks=[], yticks=[])
        place.set_facecolor("#202020")
        if grey is not None:
            place.imshow(grey, cmap="gray", vmin=0, vmax=255)
        else:
            place.imshow(np.where(expert > 0, 90, 32), cmap="gray", vmin=0, vmax=255)
        areas = [(expert == value, ink) for value, ink in STRUCTURES.items()]
        if row > 0:
            mask = picture("model", number, models[row - 1])
            areas = [((expert == 0) & (mask > 0), WRONG["too many"]), ((expert > 0) & (mask == 0), WRONG["missed"]),
                     ((expert > 0) & (mask > 0) & (expert != mask), WRONG["other structure"])]
        for area, ink in areas:
            layer = np.zeros((*expert.shape, 4))
            layer[area] = (*matplotlib.colors.to_rgb(ink), 0.6 if row == 0 else 1)
            place.imshow(layer)
    axes[0, column].set_title(f"slice {number:.0f}", fontweight="normal", fontsize=6)
for place, name in zip(axes[:, 0], ["Expert", *(label(model) for model in models)]):
    place.set_ylabel(name)
figure.supxlabel("Where each model errs: too many (pink), missed (cyan), another structure (white)", fontsize=6.5)
save(figure)
