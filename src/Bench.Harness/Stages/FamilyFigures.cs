using Bench.Core;
using Bench.Core.Overlap;
using Bench.Learning.Segmentation;
using Bench.Statistics.Distributions;

namespace Bench.Harness.Stages;

/// <summary>
/// How well a network does on the mice of one family. Dice over whole stacks, mean of both structures and both phases of a mouse.
/// </summary>
/// <param name="Family">Its name.</param>
/// <param name="Mice">How many mice.</param>
/// <param name="Dice">Mean over mice.</param>
/// <param name="Low">Lower end of the mean's 95 % interval (Student's t).</param>
/// <param name="High">Upper end.</param>
/// <param name="Least">The worst mouse.</param>
/// <param name="Myocardium">Mean Dice of the myocardium.</param>
/// <param name="BloodPool">Mean Dice of the blood pool.</param>
internal sealed record FamilyFigures(
    string Family, int Mice, double Dice, double Low, double High, double Least, double Myocardium, double BloodPool)
{
    /// <summary>Measures a network.</summary>
    /// <param name="family">Name of the family.</param>
    /// <param name="mice">Mice that it has not seen.</param>
    /// <param name="segmenter">The network.</param>
    /// <param name="cancellation">Stops between stacks.</param>
    public static FamilyFigures Of(string family, IReadOnlyList<MouseCase> mice, Segmenter segmenter, CancellationToken cancellation)
    {
        var found = mice.Select(mouse =>
        {
            var maps = mouse.Frames.Select(f => (f.Reference, Predicted: segmenter.Segment(f.Image!, cancellation))).ToArray();
            double Dice(Structure structure) =>
                maps.Average(m => OverlapCounts.Between(m.Reference, m.Predicted, structure).Dice(OverlapPolicy.Published));
            return (Myocardium: Dice(Structure.Myocardium), BloodPool: Dice(Structure.BloodPool));
        }).ToArray();
        double[] both = [.. found.Select(f => (f.Myocardium + f.BloodPool) / 2)];
        var mean = both.Average();
        var deviation = Math.Sqrt(both.Sum(d => (d - mean) * (d - mean)) / Math.Max(1, both.Length - 1));
        var half = both.Length < 2
            ? double.NaN
            : StudentTDistribution.TwoSidedQuantile(0.95, both.Length - 1) * deviation / Math.Sqrt(both.Length);
        return new FamilyFigures(
            family,
            both.Length,
            mean,
            mean - half,
            mean + half,
            both.Min(),
            found.Average(f => f.Myocardium),
            found.Average(f => f.BloodPool));
    }
}
