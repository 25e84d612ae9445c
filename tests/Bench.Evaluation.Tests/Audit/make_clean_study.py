"""Makes an invented study whose printed numbers all follow from 25 simulated mice: nothing in it can be found fault with.

    python3 make_clean_study.py [SEED [FOLDER [DDOF]]]      (numpy 1.24, scipy 1.10; the committed study: seed 2026, ddof 1)

Every mouse has EDV, EF and masses by an expert and by a model, Dice at ED and ES, and an age in whole weeks. Statistics are numpy's and scipy's,
rounded as a paper would; the points are the same mice, each read with an error of at most the stated one.
"""
import json, os, sys
import numpy as np
from scipy import stats

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 2026
folder = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "CleanStudy")
ddof = int(sys.argv[3]) if len(sys.argv) > 3 else 1
rng = np.random.default_rng(seed)
n = 25

edv = rng.normal(62, 11, n).clip(30)
ef = rng.normal(57, 11, n).clip(15, 85) / 100
esv = edv * (1 - ef)
mass_ed = rng.normal(102, 23, n).clip(50)
mass_es = mass_ed * rng.normal(1.04, 0.05, n)
edv_m = edv + rng.normal(0.5, 3.2, n)
esv_m = (esv + rng.normal(0.3, 1.9, n)).clip(2)
mass_ed_m = mass_ed + rng.normal(2, 7.5, n)
mass_es_m = mass_es + rng.normal(1.5, 7.5, n)
pairs = {
    "end_diastolic_volume": ("EDV", "µL", edv, edv_m, 0.1, "volumes", "edv_ul"),
    "end_systolic_volume": ("ESV", "µL", esv, esv_m, 0.1, "volumes", "esv_ul"),
    "stroke_volume": ("SV", "µL", edv - esv, edv_m - esv_m, 0.1, "volumes", "sv_ul"),
    "ejection_fraction": ("EF", "%", 100 * (edv - esv) / edv, 100 * (edv_m - esv_m) / edv_m, 0.2, "volumes", "ef_percent"),
    "mass_at_end_diastole": ("MassED", "mg", mass_ed, mass_ed_m, 0.3, "mass-ed", "mass_ed_mg"),
    "mass_at_end_systole": ("MassES", "mg", mass_es, mass_es_m, 0.3, "mass-es", "mass_es_mg"),
}
claims, points, columns = [], [], {}


def fixed(value, decimals):
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if float(text) == 0 else text


def claim(id, statement, place, measure, statistic, printed, unit, judged="self_consistency", **more):
    claims.append({"id": id, "statement": statement, "place": place, "measure": measure, "statistic": statistic, "printed": printed, "unit": unit, **more, "judged": judged})


def p_text(p):
    return "<0.001" if p < 0.001 else fixed(p, 3)


for quantity, (code, unit, x, y, error, file, column) in pairs.items():
    d = y - x
    half = 1.96 * d.std(ddof=ddof)
    table, figure = {"table": "2", "page": 5}, {"figure": "4", "page": 6}
    common = {"quantity": quantity, "n": n}
    claim(f"table2.{code}.reference_mean", f"{code}, expert, mean", table, "agreement", "reference_mean", fixed(x.mean(), 1), unit, **common)
    claim(f"table2.{code}.reference_sd", f"{code}, expert, SD", table, "agreement", "reference_sd", fixed(x.std(ddof=ddof), 1), unit, **common)
    claim(f"table2.{code}.predicted_mean", f"{code}, model, mean", table, "agreement", "predicted_mean", fixed(y.mean(), 1), unit, **common)
    claim(f"table2.{code}.predicted_sd", f"{code}, model, SD", table, "agreement", "predicted_sd", fixed(y.std(ddof=ddof), 1), unit, **common)
    claim(f"table2.{code}.bias", f"{code}, bias", table, "agreement", "bias", fixed(d.mean(), 1), unit, "prediction_interval", **common)
    claim(f"table2.{code}.limit_lower", f"{code}, lower limit of agreement", table, "agreement", "limit_lower", fixed(d.mean() - half, 1), unit, "prediction_interval", **common)
    claim(f"table2.{code}.limit_upper", f"{code}, upper limit of agreement", table, "agreement", "limit_upper", fixed(d.mean() + half, 1), unit, "prediction_interval", **common)
    claim(f"table2.{code}.t_test_p", f"{code}, p of the paired t-test", table, "agreement", "t_test_p", p_text(stats.ttest_rel(y, x).pvalue), "", **common)
    claim(f"figure4.{code}.limit_lower", f"{code}, lower limit of agreement", figure, "agreement", "limit_lower", fixed(d.mean() - half, 1), unit, "prediction_interval", **common)
    claim(f"figure4.{code}.limit_upper", f"{code}, upper limit of agreement", figure, "agreement", "limit_upper", fixed(d.mean() + half, 1), unit, "prediction_interval", **common)
    r = np.corrcoef(x, y)[0, 1]
    claim(f"figure4.{code}.pearson_r", f"{code}, Pearson r", figure, "agreement", "pearson_r", fixed(r, 3), "", "prediction_interval", **common)
    claim(f"abstract.{code}.pearson_r", f"{code}, Pearson r", {"section": "Abstract"}, "agreement", "pearson_r", fixed(r, 2), "", "prediction_interval", **common)
    points.append({"file": f"points/{file}.csv", "quantity": quantity, "reference": f"reference_{column}", "predicted": f"model_{column}", "reading_error": error})
    for who, values in (("reference", x), ("model", y)):
        # The error leaves room for the rounding of the file itself.
        columns.setdefault(file, {})[f"{who}_{column}"] = np.round(values + rng.uniform(-0.95 * error, 0.95 * error, n), 2)

dice = {("blood_pool", "end_diastole"): 0.95, ("blood_pool", "end_systole"): 0.93, ("myocardium", "end_diastole"): 0.89, ("myocardium", "end_systole"): 0.92}
dice = {key: 1 - rng.gamma(9, (1 - mean) / 9, n) for key, mean in dice.items()}
for structure in ("blood_pool", "myocardium"):
    both = (dice[structure, "end_diastole"] + dice[structure, "end_systole"]) / 2
    for phase, values in (("both", both), ("end_diastole", dice[structure, "end_diastole"]), ("end_systole", dice[structure, "end_systole"])):
        more = {"structure": structure, "n": n, **({} if phase == "both" else {"phase": phase})}
        name = f"Dice, {structure.replace('_', ' ')}, {'mean of ED and ES' if phase == 'both' else phase.replace('_', '-')}"
        claim(f"text.dice.{structure}.{phase}.mean", f"{name}, mean", {"section": "Results", "page": 4}, "dice", "mean", fixed(values.mean(), 2), "", "prediction_interval", **more)
        claim(f"text.dice.{structure}.{phase}.sd", f"{name}, SD", {"section": "Results", "page": 4}, "dice", "standard_deviation", fixed(values.std(ddof=ddof), 3), "", **more)
stacks = np.sort(np.concatenate([(dice["blood_pool", p] + dice["myocardium", p]) / 2 for p in ("end_diastole", "end_systole")]))
for name, value in (("best", stacks[-1]), ("median", np.median(stacks)), ("worst", stacks[0])):
    claim(f"figure3.{name}", f"Dice of the {name} stack, mean of both structures", {"figure": "3"}, "dice", f"stack_{name}", fixed(value, 2), "")
p = stats.ttest_rel(dice["blood_pool", "end_diastole"], dice["blood_pool", "end_systole"]).pvalue
claim("text.dice.phases.p", "Dice, blood pool, ED against ES, p", {"section": "Results"}, "dice", "p_below", "<0.001" if p < 0.001 else "<0.01" if p < 0.01 else "<0.05" if p < 0.05 else "<1", "", subject="blood_pool_ED_v_ES", n=n)

methods = {"section": "Methods", "page": 2}
def count(id, statement, value, place=methods, **more):
    claim(id, statement, place, "count", "count", str(value), "", subject=more.pop("subject", id.removeprefix("count.")), **more)
split = {"train": 70, "validation": 12, "test": n}
for name, mice in split.items():
    count(f"count.mice.{name}", f"Mice, {name}", mice)
count("count.mice", "Mice", sum(split.values()), parts=[f"count.mice.{s}" for s in split])
count("count.mice.abstract", "Mice", sum(split.values()), {"section": "Abstract"}, subject="mice")
controls = 9
count("count.controls", "Control mice in the test set", controls)
claim("share.controls", "Control mice in the test set, share", methods, "count", "percentage", fixed(100 * controls / n, 1), "%", subject="share.controls", ratio=["count.controls", "count.mice.test"], n=n)
claim("share.male", "Male mice in the test set, share", methods, "count", "percentage", "56.0", "%", subject="share.male", n=n)
weeks = rng.integers(8, 20, n)
claim("age.mean", "Age of the test mice, mean", methods, "setting", "mean", fixed(weeks.mean(), 2), "weeks", "setting", subject="age", n=n, granularity=1)
claim("age.sd", "Age of the test mice, SD", methods, "setting", "standard_deviation", fixed(weeks.std(ddof=ddof), 2), "weeks", "setting", subject="age", n=n)
claim("batch", "Batch size", methods, "setting", "value", "8", "", "setting", subject="batch")
claim("code.batch", "Batch size", {"origin": "code", "section": "train.py"}, "setting", "value", "8", "", "setting", subject="batch")

# A network of three levels, counted layer by layer: kernel, bias, and gamma, beta, mean and variance of the normalisation.
conv = lambda a, b: 9 * a * b + b + 4 * b
head = lambda a: 9 * a * 3 + 3 + 9 * 3 * 3 + 3
encoder = conv(1, 8) + conv(8, 8) + conv(8, 16) + conv(16, 16) + conv(16, 32) + conv(32, 32)
decoder2 = conv(8, 6) + conv(16, 6) + conv(32, 6) + conv(18, 20)
decoder1 = conv(8, 4) + conv(20, 4) + conv(32, 4) + conv(12, 10)
parameters = encoder + decoder2 + decoder1 + head(32) + head(20) + head(10)
network = {"filters": [8, 16, 32], "skip_filters": [4, 6], "decoder_filters": [10, 20], "decoder_blocks": 1, "upsampling": "bilinear", "skips": "encoder", "classes": 3}
networks = [{"statement": "Network in the text", "place": methods, **network}, {"statement": "Network in the code", "place": {"origin": "code", "section": "model.py"}, **network}]
count("parameters", "Parameters of the network", parameters)
count("weights.bytes", "Size of the weight file", 3 * 4 * parameters + 1500, {"origin": "code", "section": "weights.h5"})

os.makedirs(os.path.join(folder, "points"), exist_ok=True)
for file, table in columns.items():
    with open(os.path.join(folder, "points", f"{file}.csv"), "w", newline="\n") as f:
        f.write("point," + ",".join(table) + "\n")
        for i in range(n):
            f.write(f"{i + 1}," + ",".join(f"{column[i]:.2f}" for column in table.values()) + "\n")
line = lambda o: json.dumps(o, ensure_ascii=False)
with open(os.path.join(folder, "claims.json"), "w", newline="\n") as f:
    f.write('{\n')
    for key, value in (("study", "An invented study of 25 simulated mice"), ("version", "clean"), ("source", "make_clean_study.py"), ("test_mice", n),
                       ("conventions", {"limits_factor": 1.96} if ddof == 1 else {"deviation": "population", "limits_factor": 1.96})):
        f.write(f"  {line(key)}: {line(value)},\n")
    f.write('  "points": [\n' + ",\n".join("    " + line(x) for x in points) + "\n  ],\n")
    f.write('  "networks": [\n' + ",\n".join("    " + line(x) for x in networks) + "\n  ],\n")
    f.write('  "claims": [\n' + ",\n".join("    " + line(x) for x in claims) + "\n  ]\n}\n")
