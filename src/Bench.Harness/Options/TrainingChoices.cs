using Bench.Core;
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

    /// <summary>Reads options as they are typed, such as <c>--loss</c> with <c>focal-tversky</c>.</summary>
    /// <param name="given">Values by the name of the option; names that are none of training's are passed over.</param>
    /// <exception cref="InputException">A value cannot be used.</exception>
    public static TrainingChoices Of(IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var made = TrainingSettings.Changes.Where(c => given.ContainsKey(c.Name))
            .Select(c => (Text: $"{c.Name} {given[c.Name]}", Change: c.Parse(given[c.Name])))
            .ToArray();
        return made.Length == 0
            ? None
            : new(string.Join(' ', made.Select(m => m.Text)), o => made.Aggregate(o, (options, m) => m.Change(options)));
    }
}
