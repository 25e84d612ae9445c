using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Evaluation;
using Bench.Evaluation.Results;
using Bench.Harness.Options;

namespace Bench.Harness.Stages;

/// <summary>An observer's masks from a folder, which may hold some cases, or some frames of them, only.</summary>
internal sealed class ObserverReadings : IObserverSource
{
    private readonly HashSet<string> _missing;

    private ObserverReadings(ObserverFolder folder, MaskFolder masks, IEnumerable<string> missing, IReadOnlyList<RunIssue> issues)
    {
        (Name, Repeats, Masks, Issues) = (folder.Name, folder.Repeats, masks, issues);
        _missing = [.. missing];
    }

    public string Name { get; }

    public string? Repeats { get; }

    /// <summary>The folder.</summary>
    public MaskFolder Masks { get; }

    /// <summary>What is to be said of its files.</summary>
    public IReadOnlyList<RunIssue> Issues { get; }

    /// <summary>Lists a folder and matches its files with cases.</summary>
    /// <param name="observer">The folder.</param>
    /// <param name="options">How files are named and read: as the reference is.</param>
    /// <param name="everybody">All cases of the reference.</param>
    /// <param name="cases">Those to be measured.</param>
    /// <exception cref="InputException">There is no such folder, or it has no file of any case.</exception>
    public static ObserverReadings Open(
        ObserverFolder observer, EvaluateOptions options, IReadOnlyList<string> everybody, IReadOnlyList<string> cases)
    {
        var masks = MaskFolder.Open(observer.Folder, everybody, options.Matches.GetValueOrDefault(observer.Name), options.Reading);
        var missing = masks.Missing(cases);
        if (missing is { } none && none.Mice.Count == cases.Count)
        {
            throw none.Problem;
        }

        RunIssue[] issues = missing is { } some
            ? [new RunIssue(IssueSeverity.Note, observer.Name,
                $"this observer drew {cases.Count - some.Mice.Count} of {cases.Count} mice; the others are in no number of theirs: "
                    + $"{NearNames.Some(some.Mice)}.")]
            : [];
        return new ObserverReadings(observer, masks, missing?.Mice ?? [], issues);
    }

    public IReadOnlyList<LabelMap?>? Read(MouseCase mouse)
    {
        if (_missing.Contains(mouse.Mouse))
        {
            return null;
        }

        try
        {
            return Masks.Read(mouse);
        }
        catch (InputException) when (mouse.Frames.Count > 1)
        {
            // Some of its frames may be there: each is asked for alone. Where none can be read, the problem is told.
            LabelMap?[] each = [.. mouse.Frames.Select(f => TryRead(mouse with { Frames = [f] }))];
            if (each.All(m => m is null))
            {
                throw;
            }

            return each;
        }
    }

    private LabelMap? TryRead(MouseCase frame)
    {
        try
        {
            return Masks.Read(frame)[0];
        }
        catch (InputException)
        {
            return null;
        }
    }
}
