using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Checklists;

/// <summary>What a run says of itself, as sentences that answer items of reporting guidelines.</summary>
/// <param name="result">The run.</param>
internal sealed class RunAnswers(EvaluationResult result)
{
    private readonly EvaluationSettings _settings = result.Settings;

    /// <summary>Whether networks were trained by the run.</summary>
    public bool Trained => result.Models.Any(m => m.Training is not null);

    /// <summary>Whether the cases are synthetic.</summary>
    public bool IsPhantom => _settings.IsPhantom;

    /// <summary>The models by their names.</summary>
    public string Models => string.Join(", ", result.Models.Select(m => m.Label));

    /// <summary>Where the cases come from.</summary>
    public string Data => $"{NumberText.Printed(_settings.DataSource)}; SHA-256 of the files {Hash("data")}.";

    /// <summary>How cases were divided.</summary>
    public string Split => _settings.TrainMice.Count == 0
        ? $"{Cases(_settings.TestMice.Count)} measured; the masks were made elsewhere, with a division that Bench does not know."
        : $"Split “{_settings.Split}”: {_settings.TrainMice.Count} for training, {_settings.ValidationMice.Count} for validation, "
            + $"{_settings.TestMice.Count} for testing; SHA-256 {Hash("split")}. manifest.json lists them by name.";

    /// <summary>At which level parts are disjoint.</summary>
    public string Level => $"By {_settings.Terms.CaseWord}: no {_settings.Terms.CaseWord} is in two parts.";

    /// <summary>Cleaning and phases.</summary>
    public string Processing => $"Cleaning of predicted masks: {_settings.Cleaning.ToString().TrimEnd('.')}. {_settings.PhaseRule}";

    /// <summary>Networks by layers and parameters.</summary>
    public string Networks => string.Join(
        " ", result.Models.Where(m => m.Training is not null)
            .Select(m => $"{m.Label}: {m.Training!.Architecture.TrimEnd('.')}, {NumberText.Count(m.Training.Parameters)} parameters."));

    /// <summary>How networks were trained.</summary>
    public string Training => string.Join(" ", result.Models.Select(m => m.Training?.Recipe ?? "").Where(r => r.Length > 0).Distinct())
        + $" Profile “{_settings.Profile}”, seeds {string.Join(", ", _settings.Seeds)}.";

    /// <summary>Which weights were kept.</summary>
    public string Selection => string.Join(
        " ", result.Models.Where(m => m.Training is not null)
            .Select(m => $"{m.Label}: {TrainingText.Kept(m.Training!)}; "
                + $"training ended because {m.Training!.StoppedBecause.TrimEnd('.')}."));

    /// <summary>Programs and their versions.</summary>
    public string Software => $"Bench {result.Provenance.BenchVersion}, commit {result.Provenance.Commit}, {result.Provenance.Runtime}; "
        + $"{string.Join(", ", result.Provenance.Packages.Select(p => $"{p.Key} {p.Value}"))}; {result.Provenance.Processor}; device "
        + $"{result.Provenance.Device}.";

    /// <summary>What was measured and how.</summary>
    public string Measures => $"{_settings.DicePolicy} {_settings.MeasurePolicy} {_settings.StandardDeviationPolicy}";

    /// <summary>How uncertainty is given.</summary>
    public static string Uncertainty => "95 % intervals over cases for means, bias, limits of agreement (exact, Carkeet 2015) and "
        + "correlations; paired tests, corrected where several are made. The methods section of report.pdf names each.";

    /// <summary>Dice and agreement of the first model and how many others.</summary>
    public string Performance
    {
        get
        {
            var model = result.Models[0];
            var dice = string.Join("; ", model.Dice.Where(d => d.Phase is null).Select(d => string.Create(
                CultureInfo.InvariantCulture,
                $"Dice ({Vocabulary.InSentence(d.Structure)}) {d.Mean:0.000} ± {d.StandardDeviation:0.000}, n = {d.Count}")));
            return $"{model.Label}: {dice}. All models, quantities, intervals and limits of agreement: tables/dice.md, "
                + "tables/agreement.md.";
        }
    }

    /// <summary>Cases measured and left out.</summary>
    public string Flow
    {
        get
        {
            var lost = result.Models.SelectMany(m => m.Cases).Where(c => !c.Evaluated).Select(c => c.Mouse).Distinct().ToArray();
            return $"{Cases(_settings.TestMice.Count)} to be measured; "
                + (lost.Length == 0 ? "none was left out." : $"left out: {string.Join(", ", lost)}. The report says why.");
        }
    }

    /// <summary>Whether groups of cases are known.</summary>
    public bool HasGroups => result.Models.Any(m => m.Groups.Count > 0);

    /// <summary>Whether there are other readings of the cases.</summary>
    public bool HasObservers => result.Observers is not null;

    /// <summary>Trainings of a network.</summary>
    public int Seeds => Math.Max(1, _settings.Seeds.Count);

    private string Cases(int count) => $"{count} {_settings.Terms.CaseWords}";

    private string Hash(string key) =>
        result.Provenance.Hashes.GetValueOrDefault(key) is { Length: > 12 } hash ? hash[..12] + "…" : "not known";
}
