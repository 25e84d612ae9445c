using Bench.Statistics.Distributions;

namespace Bench.Statistics.Methods;

/// <summary>
/// Mean of a method over cases and trainings, with an interval for other cases <em>and</em> other trainings: cases and seeds are crossed
/// random effects, value = mean + case + seed + rest.
/// </summary>
/// <remarks>
/// Variance components are those of Henderson's method III (1953), negative ones set to 0; the variance of the mean is
/// σ²case/cases + σ²seed/seeds + σ²rest·share, its degrees of freedom are Satterthwaite's (1946), at least the smaller number less one.
/// Simulated coverage of the 95 % interval (normal effects, 4,000 tables each, numpy 1.24, seed 1), at 25 cases: where seeds add nothing
/// to the variance of the mean 95.8 % with 2 seeds, 95.4 with 3, 95.5 with 5, 95.2 with 10; where they add as much as cases
/// (σ seed = 0.3 σ case) 93.6, 94.9, 95.1, 94.3; where they add most of it (σ seed = σ case) 87.5, 92.4, 94.2, 94.8. Two seeds are few.
/// </remarks>
public sealed record MethodMean
{
    /// <summary>Cases with a value under at least one seed.</summary>
    public required int CaseCount { get; init; }

    /// <summary>Cases without any value; they are not in the mean.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>Trainings.</summary>
    public required int SeedCount { get; init; }

    /// <summary>Cells of the remaining cases that have no value; the fit fills them in for the mean.</summary>
    public required int MissingCells { get; init; }

    /// <summary>
    /// TooFewValues below two cases or two seeds: one training shows nothing of the spread over trainings, so the interval is undefined.
    /// NotApplicable where gaps leave nothing to compare trainings by.
    /// </summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Mean over cases of their means over seeds; defined for one seed too.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>Mean under each seed.</summary>
    public IReadOnlyList<double> SeedMeans { get; init; } = [];

    /// <summary>Standard error of the mean for other cases and seeds.</summary>
    public double StandardError { get; init; } = double.NaN;

    /// <summary>Satterthwaite's degrees of freedom of that error.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>t interval of the mean.</summary>
    public required Interval Interval { get; init; }

    /// <summary>SD of cases, σ case.</summary>
    public double CaseDeviation { get; init; } = double.NaN;

    /// <summary>SD of trainings, σ seed: how much the mean over all cases there are varies from one training to the next.</summary>
    public double SeedDeviation { get; init; } = double.NaN;

    /// <summary>SD of the rest, σ rest: how differently trainings do on one case.</summary>
    public double ResidualDeviation { get; init; } = double.NaN;

    /// <summary>Share of <see cref="StandardError"/> squared that trainings bring, 0…1.</summary>
    public double SeedShare { get; init; } = double.NaN;

    /// <summary>Analyses a table.</summary>
    /// <param name="table">Values, case by seed.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static MethodMean Of(CaseSeedTable table, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        Require.Level(level);
        var part = TrainingVariance.Of(table);
        var (cases, seeds) = (part.Table.CaseCount, table.SeedCount);
        var described = new MethodMean
        {
            CaseCount = cases,
            ExcludedCount = table.CaseCount - cases,
            SeedCount = seeds,
            MissingCells = part.MissingCells,
            Outcome = part.Outcome,
            Interval = Interval.Undefined(level),
        };
        if (part.Fit is not { } fit)
        {
            return described;
        }

        described = described with { Mean = fit.Mean, SeedMeans = fit.SeedMeans };
        if (part.Outcome != StatisticOutcome.Defined)
        {
            return described;
        }

        var fromCases = Math.Max(0, fit.CaseSquare - fit.ResidualSquare) / (cases * fit.CaseFactor);
        var variance = fromCases + part.SeedVariance + (fit.ResidualShare * fit.ResidualSquare);
        var spread = (Square(fit.CaseSquare / (cases * fit.CaseFactor)) / (cases - 1)) + part.SeedSpread
            + (Square((fit.ResidualShare - (1 / (cases * fit.CaseFactor)) - part.SeedWeight) * fit.ResidualSquare) / fit.ResidualDegrees);
        var degrees = spread > 0 ? Math.Max(Math.Min(cases, seeds) - 1, variance * variance / spread) : Math.Min(cases, seeds) - 1;
        var error = Math.Sqrt(variance);
        return described with
        {
            StandardError = error,
            DegreesOfFreedom = degrees,
            Interval = Interval.Around(fit.Mean, StudentTDistribution.TwoSidedQuantile(level, degrees) * error, level),
            CaseDeviation = Math.Sqrt(Math.Max(0, fit.CaseSquare - fit.ResidualSquare) / fit.CaseFactor),
            SeedDeviation = Math.Sqrt(part.SeedVariance * seeds),
            ResidualDeviation = Math.Sqrt(fit.ResidualSquare),
            SeedShare = variance > 0 ? part.SeedVariance / variance : 0,
        };
    }

    private static double Square(double value) => value * value;
}
