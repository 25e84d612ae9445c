using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Training;
using Bench.Evaluation.Serialization;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>A trained network on disk.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="WeightsSha256">SHA-256 of its numbers.</param>
/// <param name="Summary">How it was trained.</param>
internal sealed record TrainedModel(string Name, string WeightsSha256, TrainingSummary Summary)
{
    /// <summary>What the training was, as <see cref="TrainingIdentity.ToJson"/> puts it.</summary>
    public string Identity { get; init; } = "{}";

    /// <summary>Kinds of machine that it was trained on, in order.</summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>Reads what an earlier call has trained.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">What is to be trained now.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="InputException">It was trained otherwise, or the file is damaged.</exception>
    public static TrainedModel? Find(string path, TrainingIdentity identity)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var found = ResultJson.Read<TrainedModel>(path);
        var differences = JsonFile.Guard(
            path,
            "a record of a training",
            "delete this file and the weights beside it to train anew.",
            () => identity.DifferencesFrom(found.Identity));
        return differences.Count == 0
            ? found
            : throw new InputException(
                path,
                $"this network was trained otherwise: {string.Join("; ", differences)}.",
                "use another output folder, delete this file and the weights beside it to train anew, or set the options as they were.");
    }

    /// <summary>The same, with the training in sentences.</summary>
    public TrainedModel With(string recipe) => this with { Summary = Summary with { Recipe = recipe } };
}
