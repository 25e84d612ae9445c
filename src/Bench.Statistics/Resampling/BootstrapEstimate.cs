namespace Bench.Statistics.Resampling;

/// <summary>One statistic with its bootstrap uncertainty.</summary>
public sealed record BootstrapEstimate
{
    /// <summary>The statistic of the data themselves.</summary>
    public required double Estimate { get; init; }

    /// <summary>
    /// Whether the intervals are defined: NotApplicable when the estimate or fewer than 90 % of the resamples are numbers.
    /// </summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Standard deviation (n − 1) over resamples.</summary>
    public required double StandardError { get; init; }

    /// <summary>Mean over resamples less estimate.</summary>
    public required double Bias { get; init; }

    /// <summary>Percentile interval: type 7 quantiles of the resamples.</summary>
    public required Interval Percentile { get; init; }

    /// <summary>
    /// Bias-corrected and accelerated interval (Efron 1987, J Am Stat Assoc 82:171); undefined when all resamples lie on one side of the
    /// estimate. One point when all resamples are equal.
    /// </summary>
    public required Interval Bca { get; init; }

    /// <summary>z₀: normal quantile of the share of resamples below the estimate, ties counting half.</summary>
    public required double BiasCorrection { get; init; }

    /// <summary>Acceleration from leaving out one unit at a time: Σu³/(6·(Σu²)^1.5), u = mean of these less each.</summary>
    public required double Acceleration { get; init; }

    /// <summary>Resamples on which the statistic was not a number; the intervals rest on the others.</summary>
    public required int UndefinedCount { get; init; }
}
