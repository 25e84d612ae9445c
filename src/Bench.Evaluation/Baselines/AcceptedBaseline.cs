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
            throw new InputException(
                path,
                "it is a folder, not a baseline.",
                "name the file that bench baseline accept wrote; two runs are compared with compare --models RUN RUN.");
        }

        const string Remedy = "accept the runs again: bench baseline accept RUN.";
        ResultJson.RequireVersion(path, CurrentSchemaVersion, Remedy);
        var baseline = ResultJson.Read<AcceptedBaseline>(path, "a baseline", Remedy);
        if (
            baseline.Models
                .SelectMany(m => m.Measures)
                .FirstOrDefault(m => MouseMeasure.Known.All(known => known.Name != m.Name)) is { } unknown)
        {
            throw new InputException(path, $"there is no measure '{unknown.Name}'.", Remedy);
        }

        return baseline.Conditions.Select(c => c.Name).SequenceEqual(["data", "split", "cleaning", "definitions"])
            ? baseline
            : throw new InputException(path, "its conditions are not data, split, cleaning and definitions.", Remedy);
    }
}

/// <summary>A run that a baseline was learned from.</summary>
/// <param name="RunId">Its name.</param>
/// <param name="Seed">Seed of its training.</param>
/// <param name="Commit">Commit that made it.</param>
/// <param name="Created">When, UTC.</param>
public sealed record AcceptedRun(string RunId, int Seed, string Commit, string Created);

/// <summary>A network's accepted numbers, over all of its trainings.</summary>
/// <param name="Name">Name of the network (<see cref="Results.ModelResult.Family"/>).</param>
/// <param name="Measures">One entry a measure that is defined for some mouse.</param>
public sealed record AcceptedModel(string Name, IReadOnlyList<AcceptedMeasure> Measures);

/// <summary>One accepted number.</summary>
/// <param name="Name">Name of the <see cref="MouseMeasure"/>.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Structure">Structure, for Dice; null for the mean of both.</param>
/// <param name="Phase">Phase, for Dice; null for the mean of ED and ES.</param>
/// <param name="Quantity">Quantity, for errors.</param>
/// <param name="Mean">Mean over mice and trainings.</param>
/// <param name="RunMeans">Mean over mice of each training, in the order of the runs.</param>
/// <param name="Tolerance">
/// By how much the mean of one more training may be worse: t·s·√(1 + 1/k) for the SD s of k means; NaN for one.
/// </param>
/// <param name="Mice">Each mouse's value, the mean over trainings.</param>
public sealed record AcceptedMeasure(
    string Name,
    string Unit,
    Structure? Structure,
    CardiacPhase? Phase,
    Quantity? Quantity,
    double Mean,
    IReadOnlyList<double> RunMeans,
    double Tolerance,
    IReadOnlyList<AcceptedMouse> Mice)
{
    /// <summary>SD over trainings of one mouse's value, pooled over mice; NaN for one training.</summary>
    public double MouseSd { get; init; } = double.NaN;
}

/// <summary>One mouse's accepted value.</summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="Value">Mean over trainings; NaN where any has none.</param>
public sealed record AcceptedMouse(string Mouse, double Value);
