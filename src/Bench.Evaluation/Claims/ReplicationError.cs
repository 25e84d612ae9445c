using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Distributions;
using Bench.Statistics.Planning;

namespace Bench.Evaluation.Claims;

/// <summary>
/// How far the number that a run finds lies from the published one by chance, if the claim is true: a standard error on the scale of
/// judgement (Fisher's z for r, else the claim's unit).
/// </summary>
/// <param name="Error">Standard error from the mice.</param>
/// <param name="Degrees">Its degrees of freedom; infinite for Fisher's z.</param>
/// <param name="Rounding">Standard error from the digits that were not printed: evenly spread over half a unit to either side.</param>
/// <param name="Basis">Other mice, or the study's own.</param>
internal sealed record ReplicationError(double Error, double Degrees, double Rounding, ClaimBasis Basis)
{
    private static readonly double NormalQuantile = NormalDistribution.Quantile(0.975);
    private static readonly double Even = Math.Sqrt(3);

    /// <summary>Both together.</summary>
    public double WithRounding => Math.Sqrt((Error * Error) + (Rounding * Rounding));

    /// <summary>
    /// For other mice: SD·√(1/n + 1/n_run) for means (Spence and Stanley 2016), the same with the standard error of a limit (Bland and
    /// Altman 1999), Fisher's √(1/(n − 3) + 1/(n_run − 3)) for r, and √(1 + ρ²/2) times that for ranks.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="claim">A claim that is judged by a prediction interval.</param>
    /// <param name="count">Mice of the run.</param>
    /// <returns>Null where the study prints no spread.</returns>
    public static ReplicationError? OtherMice(PublishedStudy study, PublishedClaim claim, int count)
    {
        var n = claim.N ?? study.TestMice;
        var (half, shares) = (claim.Number.HalfUnit / Even, (1.0 / n) + (1.0 / count));
        if (claim.Statistic is ClaimStatistic.PearsonR or ClaimStatistic.DiceErrorSpearman)
        {
            // Ranks make z wider: Bonett and Wright (2000).
            var ranks = claim.Statistic == ClaimStatistic.PearsonR ? 1 : 1 + (claim.Value * claim.Value / 2);
            return n < 4 || count < 4
                ? null
                : new ReplicationError(
                    Math.Sqrt(ranks * ((1.0 / (n - 3)) + (1.0 / (count - 3)))),
                    double.PositiveInfinity,
                    FisherRounding(claim),
                    ClaimBasis.OtherMice);
        }

        if (n < 2 || Spread(study, claim, n) is not ({ } deviation and > 0, { } uncertainty))
        {
            return null;
        }

        if (claim.Statistic is ClaimStatistic.LimitLower or ClaimStatistic.LimitUpper)
        {
            double Variance(int size) => (1.0 / size) + (NormalQuantile * NormalQuantile / (2 * (size - 1.0)));
            shares = Variance(n) + Variance(count);
        }

        return new ReplicationError(
            deviation * Math.Sqrt(shares), n - 1, Math.Sqrt((half * half) + (uncertainty * uncertainty * shares)), ClaimBasis.OtherMice);
    }

    /// <summary>For the study's own mice: the standard error of the paired difference (<see cref="PairedReplicationError"/>).</summary>
    /// <param name="study">The study.</param>
    /// <param name="claim">A claim on bias, limits or r.</param>
    /// <param name="values">Both models on the same mice.</param>
    public static ReplicationError SameMice(PublishedStudy study, PublishedClaim claim, SameMouseValues values)
    {
        var n = values.Reference.Count;
        var factor = DifferenceDeviation.StudyFactor(study.Conventions, n);
        var error = claim.Statistic switch
        {
            ClaimStatistic.Bias => PairedReplicationError.OfMean(values.PublishedErrors, values.FoundErrors),
            ClaimStatistic.LimitLower => PairedReplicationError.OfLimit(values.PublishedErrors, values.FoundErrors, -factor),
            ClaimStatistic.LimitUpper => PairedReplicationError.OfLimit(values.PublishedErrors, values.FoundErrors, factor),
            _ =>
                PairedReplicationError.OfCorrelation(
                    R(values.Reference, values.Published), R(values.Reference, values.Found), R(values.Published, values.Found), n),
        };
        return claim.Statistic == ClaimStatistic.PearsonR
            ? new ReplicationError(error, double.PositiveInfinity, FisherRounding(claim), ClaimBasis.SameMice)
            : new ReplicationError(error * ClaimUnit.Scale(claim), n - 1, claim.Number.HalfUnit / Even, ClaimBasis.SameMice);
    }

    /// <summary>SD by n − 1 behind a claim, and its standard error from rounding; null where it is not printed.</summary>
    private static (double? Deviation, double? Uncertainty) Spread(PublishedStudy study, PublishedClaim claim, int n)
    {
        if (claim.Statistic != ClaimStatistic.Mean)
        {
            var limit = study.Sibling(claim, ClaimStatistic.LimitUpper)?.Number.HalfUnit;
            return (
                DifferenceDeviation.Of(study, claim),
                limit / Even * Math.Sqrt(2) / (2 * DifferenceDeviation.StudyFactor(study.Conventions, n)));
        }

        var divisor = study.Conventions.Deviation == DeviationConvention.Population ? Math.Sqrt(n / (n - 1.0)) : 1;
        var printed = study.Sibling(claim, ClaimStatistic.StandardDeviation);
        return (printed?.Value * divisor, printed?.Number.HalfUnit / Even);
    }

    private static double FisherRounding(PublishedClaim claim)
    {
        var (low, high) = (claim.Value - claim.Number.HalfUnit, claim.Value + claim.Number.HalfUnit);
        var width = Math.Abs(low) >= 1 ? Math.Atanh(high) - Math.Atanh(claim.Value)
            : Math.Abs(high) >= 1 ? Math.Atanh(claim.Value) - Math.Atanh(low)
            : (Math.Atanh(high) - Math.Atanh(low)) / 2;
        return width / Even;
    }

    private static double R(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        Statistics.Association.PearsonCorrelation.Of(x, y).Coefficient;
}
