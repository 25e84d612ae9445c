using Bench.Statistics.Distributions;

namespace Bench.Statistics.Resampling;

/// <summary>Bootstrap of the headline numbers of two columns, resampling whole cases.</summary>
public sealed record PairedBootstrap
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>Settings.</summary>
    public required BootstrapOptions Options { get; init; }

    /// <summary>Mean of predicted − reference.</summary>
    public required BootstrapEstimate Bias { get; init; }

    /// <summary>Standard deviation (n − 1) of the differences.</summary>
    public required BootstrapEstimate StandardDeviation { get; init; }

    /// <summary>Lower limit of agreement, 95 % coverage.</summary>
    public required BootstrapEstimate LowerLimit { get; init; }

    /// <summary>Upper limit of agreement, 95 % coverage.</summary>
    public required BootstrapEstimate UpperLimit { get; init; }

    /// <summary>Pearson's r.</summary>
    public required BootstrapEstimate Pearson { get; init; }

    /// <summary>Lin's concordance, 1/n form.</summary>
    public required BootstrapEstimate Concordance { get; init; }

    /// <summary>Bootstraps two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 resamples, or a level outside 0…1.</exception>
    public static PairedBootstrap Of(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, BootstrapOptions? options = null)
    {
        options ??= new BootstrapOptions();
        var pairs = FinitePairs.Of(reference, predicted);
        options = options with { Resamples = ResampleCount.Repetitions(options.Resamples, pairs.Count) };

        // Sums about the means of all cases: a shift of origin that costs nothing and saves digits.
        double meanX = Moments.Mean(pairs.First), meanY = Moments.Mean(pairs.Second);
        var x = pairs.First.Select(v => v - meanX).ToArray();
        var y = pairs.Second.Select(v => v - meanY).ToArray();
        var differences = pairs.Differences();
        var result = Bootstrap.Of(pairs.Count, 6, (units, results) => Headline(x, y, differences, units, results), options);
        return new PairedBootstrap
        {
            Count = pairs.Count,
            ExcludedCount = pairs.ExcludedCount,
            Options = options,
            Bias = result.Estimates[0],
            StandardDeviation = result.Estimates[1],
            LowerLimit = result.Estimates[2],
            UpperLimit = result.Estimates[3],
            Pearson = result.Estimates[4],
            Concordance = result.Estimates[5],
        };
    }

    private static void Headline(double[] x, double[] y, double[] differences, ReadOnlySpan<int> units, Span<double> results)
    {
        var z = NormalDistribution.TwoSided95;
        double n = units.Length, sumX = 0, sumY = 0, xx = 0, yy = 0, xy = 0, sum = 0, squares = 0;
        foreach (var unit in units)
        {
            double a = x[unit], b = y[unit];
            sum += differences[unit];
            squares += (b - a) * (b - a);
            sumX += a;
            sumY += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }

        xx = Math.Max(0, xx - (sumX * sumX / n));
        yy = Math.Max(0, yy - (sumY * sumY / n));
        xy -= sumX * sumY / n;
        var bias = sum / n;

        // Where one case alone was drawn, or cases alike, what is left of the squares is their rounding.
        var rest = squares - ((sumY - sumX) * (sumY - sumX) / n);
        var deviation = n < 2 ? double.NaN : rest > 1e-13 * squares ? Math.Sqrt(rest / (n - 1)) : 0;
        results[0] = bias;
        results[1] = deviation;
        results[2] = bias - (z * deviation);
        results[3] = bias + (z * deviation);
        results[4] = xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
        results[5] = xx > 0 && yy > 0 ? 2 * xy / (xx + yy + (n * bias * bias)) : double.NaN;
    }
}
