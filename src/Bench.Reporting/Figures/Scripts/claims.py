rows = [r for r in read() if r["interval_low"] == r["interval_low"] and r["found"] == r["found"]]
for row in rows:
    difference = row["found"] - row["published"]
    half = row["published"] - row["interval_low"] if difference < 0 else row["interval_high"] - row["published"]
    row["place"] = difference / half if half > 0 else float("nan")
claims, reach = unique(rows, "claim"), 3
figure, axes = grid(1, columns=1, height=20 + 4.5 * len(claims))
axes[0].axvspan(-1, 1, color="#DADCE0", linewidth=0)
axes[0].axvline(0, color="#5F6368", linewidth=0.8)
for model, marker in zip(unique(rows, "model"), "osD^v<>p" * 9):
    shown = where(rows, model=model)
    axes[0].scatter([max(-reach, min(reach, r["place"])) for r in shown], [claims.index(r["claim"]) for r in shown], s=14,
                    marker=marker, color=colour(model), edgecolor="white", linewidth=0.4, label=label(model), zorder=3)
axes[0].set(xlim=(-reach - 0.2, reach + 0.2), ylim=(len(claims) - 0.5, -0.5),
            xlabel="0: published number; −1 to 1: range in which a replication should fall")
axes[0].set_yticks(range(len(claims)), [where(rows, claim=c)[0]["statement"] for c in claims])
axes[0].legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.06), ncol=4)
save(figure)
