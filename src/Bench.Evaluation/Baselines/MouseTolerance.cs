using Bench.Statistics;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Baselines;

/// <summary>
/// By how much a single mouse may be worse than accepted. A mean over mice, and the spread of its change over mice, hide one mouse that has
/// collapsed; this does not. The scale is a mouse's SD over trainings, or, with one training, that of the changes by their median absolute
/// deviation, which one mouse does not move. Changes between trainings have heavy tails, so the quantile is that of a t distribution with 4
/// degrees of freedom, for all mice together. It is never less than what the mean may lose by the spread over trainings, nor, with one
/// training, than a tenth of the SD over mice: so much may come from another machine.
/// </summary>
internal static class MouseTolerance
{
    private const double TailDegrees = 4;
    private const double MadToSd = 1.482602218505602;
    private const double ShareOfSd = 0.1;

    /// <summary>The tolerance, in the measure's unit.</summary>
    /// <param name="accepted">The accepted measure.</param>
    /// <param name="changes">Change of each mouse.</param>
    /// <param name="level">Confidence that no mouse of a run like those accepted is worse.</param>
    public static double Of(AcceptedMeasure accepted, IReadOnlyList<double> changes, double level)
    {
        if (changes.Count == 0)
        {
            return double.NaN;
        }

        var k = accepted.RunMeans.Count;
        var (scale, least) = double.IsFinite(accepted.MouseSd)
            ? (accepted.MouseSd * Math.Sqrt(1 + (1.0 / k)), accepted.Tolerance)
            : (MadToSd * Deviation(changes), ShareOfSd * Summary.Of([.. accepted.Mice.Select(m => m.Value)]).StandardDeviation);
        double[] candidates =
        [
            RegressionCheck.Negligible, double.IsFinite(least) ? least : 0,
            scale * StudentTDistribution.Quantile(1 - ((1 - level) / changes.Count), TailDegrees),
        ];
        return candidates.Max();
    }

    private static double Deviation(IReadOnlyList<double> changes)
    {
        var median = Summary.Of(changes).Median;
        return Summary.Of([.. changes.Select(c => Math.Abs(c - median))]).Median;
    }
}
