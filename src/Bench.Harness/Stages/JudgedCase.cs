using Bench.Core;
using Bench.Core.Overlap;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Stages;

/// <summary>A mouse that a network has segmented as <c>predict</c> does, and how good that was.</summary>
/// <param name="Myocardium">Dice of the myocardium, mean over frames.</param>
/// <param name="BloodPool">Dice of the blood pool, mean over frames.</param>
/// <param name="Trust">How far the network agreed with itself.</param>
internal sealed record JudgedCase(double Myocardium, double BloodPool, CaseTrust Trust)
{
    /// <summary>Below this Dice a person should have looked.</summary>
    public const double PoorBelow = 0.8;

    private const double SharePoorWanted = 0.9;
    private const double ShareGoodAllowed = 0.15;

    /// <summary>Mean of both structures.</summary>
    public double Dice => (Myocardium + BloodPool) / 2;

    /// <summary>Whether a person should have looked.</summary>
    public bool IsPoor => Dice < PoorBelow;

    /// <summary>Segments and judges mice.</summary>
    /// <param name="mice">Mice with reference masks.</param>
    /// <param name="segmenter">The network.</param>
    /// <param name="cancellation">Stops between stacks.</param>
    public static IReadOnlyList<JudgedCase> Of(IReadOnlyList<MouseCase> mice, Segmenter segmenter, CancellationToken cancellation) =>
    [
        .. mice.Select(mouse =>
        {
            var trust = new CaseTrust();
            LabelMap Segment(ContouredFrame frame)
            {
                var stack = segmenter.Segment(frame.Image!, default, withProbabilities: true, cancellation);
                return trust.AddAndFill(stack, frame.FrameIndex).Labels;
            }

            var maps = mouse.Frames.Select(f => (f.Reference, Found: Segment(f))).ToArray();
            double Dice(Structure structure) =>
                maps.Average(m => OverlapCounts.Between(m.Reference, m.Found, structure).Dice(OverlapPolicy.Published));
            return new JudgedCase(Dice(Structure.Myocardium), Dice(Structure.BloodPool), trust);
        }),
    ];

    /// <summary>
    /// The limit that flags nine of ten poor cases, or, where that would flag more than three of twenty good ones, as many as can be had
    /// for that.
    /// </summary>
    /// <param name="cases">Cases to choose the limit on.</param>
    public static CaseChecks Limits(IReadOnlyList<JudgedCase> cases)
    {
        // What is doubted whatever the limit takes part, so that all that is flagged is counted.
        double Doubt(JudgedCase c) => c.Trust.HasEmptyFrame || c.Trust.Filled.Count > 0 ? double.MaxValue : c.Trust.Doubt;
        double[] poor = [.. cases.Where(c => c.IsPoor).Select(Doubt).Order()];
        double[] good = [.. cases.Where(c => !c.IsPoor).Select(Doubt).Order()];
        var wanted = poor.Length == 0 ? double.MinValue : Math.BitDecrement(poor[(int)((1 - SharePoorWanted) * poor.Length)]);
        var allowed = good.Length == 0 ? double.MinValue : good[(int)Math.Ceiling((1 - ShareGoodAllowed) * good.Length) - 1];
        return new CaseChecks(Math.Max(wanted, allowed));
    }
}
