using Bench.Core;
using Bench.Evaluation.Serialization;

namespace Bench.Evaluation.Baselines;

/// <summary>A result that later runs are checked against: the content of <c>baselines/accepted/NAME.json</c>.</summary>
/// <param name="SchemaVersion">Version of this form.</param>
/// <param name="Name">Name of the baseline.</param>
/// <param name="Runs">The runs it was learned from.</param>
/// <param name="Level">Confidence with which a run like these stays within each tolerance.</param>
/// <param name="Conditions">What a run must share to be compared.</param>
/// <param name="Models">The numbers.</param>
public sealed record AcceptedBaseline(
    int SchemaVersion,
    string Name,
    IReadOnlyList<AcceptedRun> Runs,
    double Level,
    IReadOnlyList<ResultCondition> Conditions,
    IReadOnlyList<AcceptedModel> Models)
{
    /// <summary>The form that this build writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Reads a baseline.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, is a folder or no baseline, or is of another form.</exception>
    public static AcceptedBaseline Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException(path, "it is a folder, not a baseline.", "name the file that bench baseline accept wrote; two runs are compared with compare --models RUN RUN.");
        }

        const string Remedy = "accept the runs again: bench baseline accept RUN.";
        ResultJson.RequireVersion(path, CurrentSchemaVersion, Remedy);
        var baseline = ResultJson.Read<AcceptedBaseline>(path, "a baseline", Remedy);
        if (baseline.Models.SelectMany(m => m.Measures).FirstOrDefault(m => MouseMeasure.All.All(known => known.Name != m.Name)) is { } unknown)
            throw new InputException(path, $"there is no measure '{unknown.Name}'.", Remedy);
        return baseline.Conditions.Select(c => c.Name).SequenceEqual(["data", "split", "cleaning", "definitions"])
            ? baseline
            : throw new InputException(path, "its conditions are not data, split, cleaning and definitions.", Remedy);
    }
}
