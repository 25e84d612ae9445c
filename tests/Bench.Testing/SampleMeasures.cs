using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Results;

namespace Bench.Testing;

/// <summary>Made-up measures and effects of cleaning, plausible beside given overlaps.</summary>
internal static class SampleMeasures
{
    public static IReadOnlyList<MeasureDefinition> Definitions { get; } = MeasureSet.Codebook(MeasureOptions.Default);

    public static FrameMeasures[] Of(IReadOnlyList<DiceMeasurement> dice, Random random) =>
        [
            .. dice.Select(
                d =>
                    new FrameMeasures(
                        d.FrameIndex, d.Phase, d.Structure, Definitions.Where(Applies).ToDictionary(m => m.Name, m => Value(m, d, random))))
        ];

    public static CleaningEffect[] Cleaning(IReadOnlyList<DiceMeasurement> dice, Random random) =>
    [
        .. from d in dice
           let removed = random.Next(4) == 0 ? random.Next(1, 120) : 0
           from rule in new[] { "none", "largest", "published" }
           select new CleaningEffect(
               rule,
               d.FrameIndex,
               d.Phase,
               d.Structure,
               rule == "none" ? 0 : removed,
               rule == "none" ? d.Dice : Math.Min(1, d.Dice + (removed * 2e-5)),
               0.4),
    ];

    public static MouseCurves Curves(string mouse, SampleMouse truth, IReadOnlyList<ModelResult> models)
    {
        // One beat of 20 frames: quick emptying, slower filling.
        double Volume(int frame) => truth.EndSystolic
            + (
                (truth.EndDiastolic - truth.EndSystolic) * (
                    frame <= 8 ? 0.5 * (1 + Math.Cos(Math.PI * frame / 8)) : 0.5 * (1 - Math.Cos(Math.PI * (frame - 8) / 12))));
        return new MouseCurves(
            mouse,
            5,
            [new(0, CardiacPhase.EndDiastole, truth.EndDiastolic), new(8, CardiacPhase.EndSystole, truth.EndSystolic)],
            [
                .. models.Select(
                    (m, i) => new ModelCurve(m.Name, [.. Enumerable.Range(0, 20).Select(f => Volume(f) + i + (0.4 * (f % 3)))]))
            ]);
    }

    private static bool Applies(MeasureDefinition definition) => !definition.Name.StartsWith("wall", StringComparison.Ordinal)
        && !(definition.Name[..2] is "ed" or "es" or "sv" or "ef" || definition.Name.StartsWith("mass", StringComparison.Ordinal));

    private static double Value(MeasureDefinition definition, DiceMeasurement dice, Random random) => definition.Name switch
    {
        "dice" => dice.Dice,
        "jaccard" => dice.Dice / (2 - dice.Dice),
        "hausdorff" => dice.PredictedVoxels == 0 ? double.PositiveInfinity : 0.8 + random.NextDouble(),
        _ when definition.Unit == "mm" => 2 * (1 - dice.Dice) * (0.8 + (0.4 * random.NextDouble())),
        _ when definition.Name.StartsWith("dice_loss", StringComparison.Ordinal) => (1 - dice.Dice) / 5,
        _ when definition.Unit == "µL" => 2 * (random.NextDouble() - 0.5),
        _ => dice.Dice,
    };
}
