using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Learning.Preprocessing;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Training;

/// <summary>The images of a training run, checked; all networks and seeds of a run share them.</summary>
public sealed class TrainingData
{
    private TrainingData(SliceSet training, IReadOnlyList<SliceSet> validation, StudyGrid? grid, IReadOnlyList<string> outside)
    {
        (Grid, Outside) = (grid, outside);
        Training = training;
        Validation = validation;
        TrainingSha256 = training.Fingerprint();
        string[] hashes = [.. validation.Select(v => v.Fingerprint())];
        ValidationSha256 = hashes.Length == 1
            ? hashes[0]
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(hashes))));
    }

    /// <summary>SHA-256 over names, images and labels of what is learnt from.</summary>
    public string TrainingSha256 { get; }

    /// <summary>The same of what decides when to stop.</summary>
    public string ValidationSha256 { get; }

    /// <summary>The grid that images were brought to: as asked for, else one chosen where sizes differ; null for their own.</summary>
    public StudyGrid? Grid { get; }

    /// <summary>A sentence on each case of which structures lie outside of the working grid, and are not learnt.</summary>
    public IReadOnlyList<string> Outside { get; }

    /// <summary>What is learnt from.</summary>
    internal SliceSet Training { get; }

    /// <summary>What decides when to stop: one set, or several of which the worst decides.</summary>
    internal IReadOnlyList<SliceSet> Validation { get; }

    /// <summary>Collects all slices of all contoured frames.</summary>
    /// <param name="training">Cases to learn from.</param>
    /// <param name="validation">Cases to watch; none of them among the former.</param>
    /// <param name="grid">
    /// The grid that they are brought to; null for their own where all are of one size, else for the median distance and the largest field.
    /// </param>
    /// <param name="classes">Classes of the networks, background included.</param>
    /// <exception cref="InputException">
    /// They cannot be trained on: no cases, a case twice, frames without images, grey values that are not numbers, or a
    /// structure that nobody has drawn.
    /// </exception>
    public static TrainingData From(
        IReadOnlyList<MouseCase> training,
        IReadOnlyList<MouseCase> validation,
        StudyGrid? grid = null,
        int classes = LabelMap.ClassCount) =>
        WithGroups(training, [validation], grid, classes);

    /// <summary>The same with several groups to watch, of which that with the highest loss decides.</summary>
    /// <param name="training">Cases to learn from.</param>
    /// <param name="groups">Groups of cases to watch; none of them among the former.</param>
    /// <param name="grid">As of <see cref="From"/>.</param>
    /// <param name="classes">Classes of the networks, background included.</param>
    /// <exception cref="InputException">As <see cref="From"/>.</exception>
    public static TrainingData WithGroups(
        IReadOnlyList<MouseCase> training,
        IReadOnlyList<IReadOnlyList<MouseCase>> groups,
        StudyGrid? grid = null,
        int classes = LabelMap.ClassCount)
    {
        MouseCase[] validation = [.. groups.SelectMany(g => g)];
        grid ??= GridChoice.Of([.. training, .. validation]);
        var slices = SliceSet.From(training, "training", grid, classes);
        SliceSet[] watched = [.. groups.Select(g => SliceSet.From(g, "validation", grid, classes))];
        var shared = training.Select(c => c.Mouse).Intersect(validation.Select(c => c.Mouse)).ToList();
        return shared.Count == 0
            ? new TrainingData(
                slices, watched, grid, [.. training.Concat(validation).Select(c => CaseOnGrid.OutsideOf(c, grid)).OfType<string>()])
            : throw new InputException(
                "split", $"{string.Join(", ", shared)} in training and in validation.", "put each mouse into one part only.");
    }
}
