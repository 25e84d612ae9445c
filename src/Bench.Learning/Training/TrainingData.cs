using System.Security.Cryptography;
using System.Text;
using Bench.Core;

namespace Bench.Learning.Training;

/// <summary>The images of a training run, checked; all networks and seeds of a run share them.</summary>
public sealed class TrainingData
{
    private TrainingData(SliceSet training, IReadOnlyList<SliceSet> validation)
    {
        Training = training;
        Validation = validation;
        TrainingSha256 = training.Fingerprint();
        string[] hashes = [.. validation.Select(v => v.Fingerprint())];
        ValidationSha256 = hashes.Length == 1 ? hashes[0] : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(hashes))));
    }

    /// <summary>SHA-256 over names, images and labels of what is learnt from.</summary>
    public string TrainingSha256 { get; }

    /// <summary>The same of what decides when to stop.</summary>
    public string ValidationSha256 { get; }

    /// <summary>What is learnt from.</summary>
    internal SliceSet Training { get; }

    /// <summary>What decides when to stop: one set, or several of which the worst decides.</summary>
    internal IReadOnlyList<SliceSet> Validation { get; }

    /// <summary>Collects all slices of all contoured frames.</summary>
    /// <param name="training">Mice to learn from.</param>
    /// <param name="validation">Mice to watch; none of them among the former.</param>
    /// <exception cref="InputException">
    /// They cannot be trained on: no mice, a mouse twice, frames without images, images of several sizes, grey values that are not numbers, or a
    /// structure that nobody has drawn.
    /// </exception>
    public static TrainingData From(IReadOnlyList<MouseCase> training, IReadOnlyList<MouseCase> validation) => WithGroups(training, [validation]);

    /// <summary>The same with several groups to watch, of which that with the highest loss decides.</summary>
    /// <param name="training">Mice to learn from.</param>
    /// <param name="groups">Groups of mice to watch; none of them among the former.</param>
    /// <exception cref="InputException">As <see cref="From"/>.</exception>
    public static TrainingData WithGroups(IReadOnlyList<MouseCase> training, IReadOnlyList<IReadOnlyList<MouseCase>> groups)
    {
        var slices = SliceSet.From(training, "training");
        SliceSet[] watched = [.. groups.Select(g => SliceSet.From(g, "validation"))];
        var shared = training.Select(c => c.Mouse).Intersect(groups.SelectMany(g => g).Select(c => c.Mouse)).ToList();
        return shared.Count == 0
            ? new TrainingData(slices, watched)
            : throw new InputException("split", $"{string.Join(", ", shared)} in training and in validation.", "put each mouse into one part only.");
    }
}
