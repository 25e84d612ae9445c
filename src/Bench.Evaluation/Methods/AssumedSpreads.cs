using Bench.Evaluation.Results;
using Bench.Statistics.Distributions;
using Bench.Statistics.Methods;

namespace Bench.Evaluation.Methods;

/// <summary>What a difference of single trainings would mean if trainings scattered as assumed.</summary>
public static class AssumedSpreads
{
    /// <summary>
    /// SDs of mean Dice over trainings that are assumed where there is one training. The middle one, half a point, is the size of gain
    /// that nnU-Net's first author gives as an example of what one training cannot tell from chance (MIC-DKFZ/nnUNet, pull request 2871,
    /// April 2026); the others are a stable and an unsteady training. Three trainings that a user reports there (issue 2624) have an SD
    /// of 0.0096.
    /// </summary>
    public static IReadOnlyList<double> SeedSds { get; } = [0.002, 0.005, 0.01];

    /// <summary>What follows from each of <see cref="SeedSds"/>.</summary>
    /// <param name="difference">Difference of the two means.</param>
    /// <param name="caseVariance">Variance of the difference over cases.</param>
    /// <param name="cases">Cases, at least 2.</param>
    /// <param name="scale">Units of the numbers in 1: 100 for percent.</param>
    public static IReadOnlyList<AssumedSpread> Of(double difference, double caseVariance, int cases, double scale = 1) =>
        [.. SeedSds.Select(sd => Of(difference, caseVariance, cases, sd, scale))];

    private static AssumedSpread Of(double difference, double caseVariance, int cases, double seedSd, double scale)
    {
        // Each method is one draw of its trainings; that variance is taken as known.
        var variances = new MethodVariances(caseVariance, 0, 2 * Math.Pow(seedSd * scale, 2));
        var fromCases = caseVariance / cases;
        var variance = fromCases + variances.Seed;
        var degrees = fromCases > 0 ? (cases - 1) * variance * variance / (fromCases * fromCases) : double.PositiveInfinity;
        return new AssumedSpread(
            seedSd * scale,
            StudentTDistribution.Upper(Math.Abs(difference) / Math.Sqrt(variance), degrees),
            MethodPower.SeedsNeeded(difference, cases, variances));
    }
}
