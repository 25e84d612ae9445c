WANTED = ("EDV", "ESV", "EF", "MassED", "RVEDV", "RVEF")
rows = [row for row in read() if row["measure"] in WANTED and row["loa_lower"] == row["loa_lower"]]
measures = unique(rows, "measure")
figure, axes = grid(len(measures), columns=3, height=16 + 4 * len(rows) / len(measures))
for place, measure in zip(axes, measures):
    shown = where(rows, measure=measure)
    limits(place, shown, [colour(row["compared"]) for row in shown])
    place.set(title=measure, xlabel=f"Difference ({shown[0]['unit']})")
    place.set_yticks(range(len(shown)), [f"{row['second']} − {row['first']}" if row["compared"] == "readings"
                                         else label(row["compared"]) for row in shown])
save(figure)
