using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Evaluation.Results;
using Bench.Harness.Options;

namespace Bench.Harness.Stages;

/// <summary>A folder of predictions, held against the mice that are to be measured.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Masks">The folder.</param>
/// <param name="Missing">Mice of which it has no file.</param>
/// <param name="Leak">Why its numbers are not those of unseen mice; empty where nothing is known against it.</param>
/// <param name="Issues">What is wrong with its names.</param>
internal sealed record EvaluatedFolder(
    string Name, MaskFolder Masks, IReadOnlyCollection<string> Missing, string Leak, IReadOnlyList<RunIssue> Issues)
{
    /// <summary>Lists a folder and matches its files with mice.</summary>
    /// <param name="prediction">The folder.</param>
    /// <param name="options">How files are named and read.</param>
    /// <param name="everybody">All mice of the reference.</param>
    /// <param name="mice">Those to be measured.</param>
    /// <exception cref="InputException">There is no such folder, or it has no file of any mouse.</exception>
    public static EvaluatedFolder Open(
        PredictionFolder prediction, EvaluateOptions options, IReadOnlyList<string> everybody, IReadOnlyList<string> mice)
    {
        var masks = MaskFolder.Open(
            prediction.Folder, everybody, options.Matches.GetValueOrDefault(prediction.Name), options.PredictionReading);
        var missing = masks.Missing(mice);
        if (missing is { } none && none.Mice.Count == mice.Count)
        {
            throw none.Problem;
        }

        var issues = new List<RunIssue>();
        if (missing is { } some)
        {
            issues.Add(
                new RunIssue(IssueSeverity.Error, prediction.Name, $"{NearNames.Some(some.Mice)} not evaluated: {some.Problem.Message}"));
        }

        if (masks.Strangers() is { Count: > 0 } strangers)
        {
            issues.Add(new RunIssue(
                IssueSeverity.Warning,
                prediction.Name,
                $"{(strangers.Count == 1 ? "1 file belongs" : $"{strangers.Count} files belong")} to no mouse of the reference and "
                    + $"{(strangers.Count == 1 ? "was" : "were")} not measured: "
                    + $"{NearNames.Some(strangers)}."));
        }

        return new EvaluatedFolder(prediction.Name, masks, missing?.Mice.ToHashSet() ?? [], "", issues);
    }
}
