using Bench.Core.Cleaning;
using Bench.Harness.Options;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>What a run is to do, checked as far as that needs neither data nor libtorch.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Cleaning">How masks are cleaned before they are measured.</param>
/// <param name="Study">What the result is judged against; null for nothing.</param>
/// <param name="Models">Every network with every seed, and how each is trained.</param>
internal sealed record RunPlan(
    RunOptions Options,
    CleaningRule Cleaning,
    StudySelection? Study,
    IReadOnlyList<(PlannedModel Model, TrainingOptions Options)> Models)
{
    /// <summary>Checks what was asked for.</summary>
    /// <param name="options">What was asked for.</param>
    /// <exception cref="Core.InputException">An option cannot be used.</exception>
    public static RunPlan Of(RunOptions options) => new(
        options,
        CleaningRule.ByName(options.Cleaning ?? CleaningOf(options.Profile)),
        StudySelection.Open(options.Study),
        [.. PlannedModel.Of(options).Select(m => (m, Training(options, m)))]);

    /// <summary>The cleaning of a profile. Paper: the largest component. Its code: a rule of its own.</summary>
    /// <param name="profile">Name of the profile.</param>
    internal static string CleaningOf(string profile) =>
        (profile == TrainingProfile.Notebook.Name ? CleaningRule.Published : CleaningRule.Largest).Name;

    private static TrainingOptions Training(RunOptions options, PlannedModel model)
    {
        var profile = TrainingProfile.ByName(options.Profile).OptionsFor(model.Network, model.Seed);
        var network = options.Network.Apply(profile.Network) with { Classes = options.Study.ClassCount };
        return options.Training.Apply(profile with { Network = network, Grid = options.Study.WorkingGrid });
    }
}
