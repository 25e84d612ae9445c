using Bench.Learning.Training;

namespace Bench.Harness.Options;

/// <summary>
/// What was asked of training beside a profile: each point on which paper and published code differ or are silent, and a few sizes.
/// </summary>
/// <param name="Text">The options as typed, in a fixed order; empty where the profile stands as it is.</param>
/// <param name="Apply">Changes a profile's options accordingly.</param>
public sealed record TrainingChoices(string Text, Func<TrainingOptions, TrainingOptions> Apply)
{
    /// <summary>The profiles as they are.</summary>
    public static TrainingChoices None { get; } = new("", o => o);
}
