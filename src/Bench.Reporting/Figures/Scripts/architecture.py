rows = read()
heights = unique(rows, "height")
place = {row["layer"]: (i, heights.index(row["height"])) for i, row in enumerate(rows)}
figure, axes = plt.subplots(figsize=(172 * MM, 70 * MM), layout="constrained")
for row in rows:
    x, y = place[row["layer"]]
    for source in filter(None, row["inputs"].split(";")):
        start = place[source]
        axes.annotate("", (x, y), start, arrowprops={"arrowstyle": "-", "color": "#5F6368", "linewidth": 0.5,
                                                     "connectionstyle": f"arc3,rad={-0.2 if x - start[0] > 3 else 0}"})
axes.scatter(*zip(*place.values()), s=[4 + row["channels"] / 8 for row in rows], color=colour(rows[0]["model"]), zorder=3)
axes.set(title=f"{label(rows[0]['model'])}: layers in the order they run; area: channels", xlabel="Layer", ylabel="Rows of its output")
axes.set_yticks(range(len(heights)), [f"{height:.0f}" for height in heights])
axes.invert_yaxis()
save(figure)
