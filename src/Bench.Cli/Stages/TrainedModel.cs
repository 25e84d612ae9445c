using Bench.Evaluation.Results;

namespace Bench.Cli.Stages;

/// <summary>A trained network on disk.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="WeightsSha256">SHA-256 of its numbers.</param>
/// <param name="Summary">How it was trained.</param>
internal sealed record TrainedModel(string Name, string WeightsSha256, TrainingSummary Summary)
{
    /// <summary>The same, with the training in sentences.</summary>
    public TrainedModel With(string recipe) => this with { Summary = Summary with { Recipe = recipe } };
}
