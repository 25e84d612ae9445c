using Bench.Core;
using Bench.Core.Location;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Reporting.Figures;

/// <summary>
/// Overlap in the fifths of the left ventricle from base to apex. Files do not say which end of a stack is the base: the part that each
/// measured slice was found to lie in does (see <see cref="ErrorProfile"/>), and results of earlier builds, without it, have no fifths.
/// </summary>
internal static class VentricleFifths
{
    /// <summary>Names of the fifths, from base to apex.</summary>
    public static readonly string[] Names = ["base", "0.2–0.4", "middle", "0.6–0.8", "apex"];

    /// <summary>Their ranges of the position from base (0) to apex (1).</summary>
    public static readonly string[] Ranges = ["0–0.2", "0.2–0.4", "0.4–0.6", "0.6–0.8", "0.8–1"];

    /// <summary>Dice of each mouse in a fifth, of all its voxels there at ED and ES together; only mice where it is defined.</summary>
    /// <param name="model">The model.</param>
    /// <param name="structure">The structure.</param>
    /// <param name="fifth">0 (base) … 4 (apex).</param>
    public static double[] Dice(ModelResult model, Structure structure, int fifth) =>
    [
        .. model.Cases
            .Select(c => Placed(c).Where(s => s.Slice.Structure == structure && Fifth(s.FromBase) == fifth).Select(s => s.Slice.Counts()))
            .Where(s => s.Any())
            .Select(s => s.Aggregate(OverlapCounts.Add).Dice(OverlapPolicy.BothEmptyIsUndefined))
            .Where(double.IsFinite),
    ];

    /// <summary>Mean over mice, with its 95 % interval.</summary>
    public static (int Count, double Mean, Interval Interval) Summary(ModelResult model, Structure structure, int fifth)
    {
        var dice = Dice(model, structure, fifth);
        return (dice.Length, dice.Length == 0 ? double.NaN : dice.Average(), FractionMeanInterval.Of(dice));
    }

    /// <summary>Whether any slice of a result has a place between base and apex.</summary>
    public static bool AreKnown(EvaluationResult result) => result.Models.Any(m => m.Cases.Any(c => Placed(c).Any()));

    /// <summary>Slices that the expert left empty beyond one end: in how many the model sees myocardium, and how many there are.</summary>
    /// <param name="model">The model.</param>
    /// <param name="region">Beyond base or apex.</param>
    public static (int Filled, int All) Beyond(ModelResult model, SliceRegion region)
    {
        var beyond = model.Cases.SelectMany(c => c.SliceErrors)
            .Where(s => s.Structure == Structure.Myocardium && s.Phase != CardiacPhase.Inflow && s.Region == region).ToArray();
        return (beyond.Count(s => s.Predicted > 0), beyond.Length);
    }

    private static int Fifth(double fromBase) => fromBase is >= 0 and <= 1 ? Math.Min(Names.Length - 1,
        (int)(fromBase * Names.Length)) : -1;

    private static IEnumerable<(SliceMeasures Slice, double FromBase)> Placed(CaseResult mouse) => mouse.SliceErrors
        .Where(s => s.Phase != CardiacPhase.Inflow && double.IsFinite(s.RelativePosition))
        .GroupBy(s => (s.Phase, s.FrameIndex))
        .SelectMany(frame => IsBaseFirst(frame) is { } first
            ? frame.Select(s => (s, first ? s.RelativePosition : 1 - s.RelativePosition))
            : []);

    /// <summary>Null where no slice lies in a part that tells.</summary>
    private static bool? IsBaseFirst(IEnumerable<SliceMeasures> frame) => frame
        .Where(s => s.Region is SliceRegion.BeyondBase or SliceRegion.Base or SliceRegion.Apex or SliceRegion.BeyondApex)
        .Select(s => (bool?)((s.Region is SliceRegion.BeyondBase or SliceRegion.Base) == (s.RelativePosition < 0.5)))
        .FirstOrDefault();
}
