rows = read()
who = "mouse" if "mouse" in rows[0] else "case"
volume = next(c for c in rows[0] if c.startswith("blood_pool_"))
cases = unique(rows, who)
figure, axes = grid(len(cases))
for place, case in zip(axes, cases):
    for model, marker in zip(unique(where(rows, **{who: case}), "model"), "osD^v<>p" * 9):
        shown = where(rows, **{who: case, "model": model})
        timed = all(t == t for t in of(shown, "time_ms"))
        x = of(shown, "time_ms" if timed else "frame")
        place.scatter(x, of(shown, volume), s=6, marker=marker, color=colour(model), label=label(model))
        smoothed = next((c for c in shown[0] if c.startswith("smoothed_")), None)
        if smoothed:
            place.plot(x, of(shown, smoothed), color=colour(model), linewidth=1)
        place.set_xlabel("Time (ms)" if timed else "Frame")
    unit = {"ul": "µL", "ml": "mL"}.get(volume.rsplit("_", 1)[-1], "")
    place.set(title=case, ylabel=f"Blood-pool volume ({unit})", ylim=(0, None))
axes[0].legend(frameon=False)
save(figure)
