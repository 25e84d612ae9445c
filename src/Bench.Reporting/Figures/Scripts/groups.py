rows = [row for row in read() if row["measure"] in ("EF", "RVEF") and row["loa_lower"] == row["loa_lower"]]
measures, several = unique(rows, "measure"), len(unique(rows, "model")) > 1
figure, axes = grid(len(measures), height=16 + 4 * len(rows) / len(measures))
for place, measure in zip(axes, measures):
    shown = sorted(where(rows, measure=measure), key=lambda row: row["group"])
    limits(place, shown, [colour(row["model"]) for row in shown])
    place.set(title=measure, xlabel="Model − expert (%)")
    place.set_yticks(range(len(shown)), [row["group"] + (f", {label(row['model'])}" if several else "") for row in shown])
save(figure)
