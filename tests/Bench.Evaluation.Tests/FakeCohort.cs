using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests;

/// <summary>Small mice whose every number can be counted by hand: 4 × 4 pixels, one slice, voxels of 1 µL.</summary>
internal static class FakeCohort
{
    public static readonly StackSize Size = new(4, 4, 1);

    /// <summary>A map with the first voxels blood pool, the next myocardium.</summary>
    public static LabelMap Map(int bloodPool, int myocardium)
    {
        var labels = new byte[Size.Count];
        labels.AsSpan(0, bloodPool).Fill((byte)Structure.BloodPool);
        labels.AsSpan(bloodPool, myocardium).Fill((byte)Structure.Myocardium);
        return new LabelMap(Size, labels);
    }

    public static MouseCase Mouse(string name, LabelMap diastole, LabelMap? systole, params string[] warnings)
    {
        List<ContouredFrame> frames = [new(0, CardiacPhase.EndDiastole, null, diastole)];
        if (systole is not null)
        {
            frames.Add(new ContouredFrame(7, CardiacPhase.EndSystole, null, systole));
        }

        return new MouseCase(name, new VoxelSpacing(1, 1, 1), frames, warnings);
    }

    public static EvaluationSettings Settings(bool phantom = false, RunKind kind = RunKind.Evaluate, string profile = "") => new()
    {
        Kind = kind,
        Profile = profile,
        DataSource = "fake mice",
        IsPhantom = phantom,
        Seed = 1,
        VoxelSpacingMm = [1, 1, 1],
        DicePolicy = "published",
        StandardDeviationPolicy = "n - 1",
        PhaseRule = "published",
    };

    public static Provenance Provenance { get; } = new(
        "0.0.0", "unknown", "test", "2026-01-01T00:00:00Z", "any", "any", 0, "none", "any",
        new Dictionary<string, string>(), new Dictionary<string, string>(), "");

    public static EvaluationPlan Plan(
        IReadOnlyList<MouseCase> mice,
        IReadOnlyList<IPredictionSource> models,
        PublishedStudy? study = null,
        EvaluationSettings? settings = null) => new(
        "fake",
        settings ?? Settings(),
        Provenance,
        [.. mice.Select(m => m.Mouse)],
        name => mice.Single(m => m.Mouse == name),
        models,
        CleaningRule.None,
        study,
        null);
}
