namespace Bench.Statistics.Resampling;

/// <summary>
/// Nonparametric bootstrap of whole units. Resample the mouse, never the slice or voxel: what belongs to one mouse is not independent.
/// Each resample draws from a random stream of its own, so that the result is the same for any number of threads.
/// </summary>
public static class Bootstrap
{
    /// <summary>
    /// Up to so many units each is left out by itself for the acceleration; above, they are left out in as many random groups.
    /// </summary>
    public const int MostJackknifed = 1000;

    /// <summary>Bootstraps statistics of units.</summary>
    /// <param name="unitCount">Units (mice), at least 0; below two the intervals are undefined.</param>
    /// <param name="statisticCount">Numbers that the function writes, at least 1.</param>
    /// <param name="statistics">The function.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, fewer than 100 resamples, or a level outside 0…1.</exception>
    public static BootstrapResult Of(int unitCount, int statisticCount, ResampleStatistics statistics, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        options ??= new BootstrapOptions();
        Require.AtLeast(unitCount, 0);
        Require.AtLeast(statisticCount, 1);
        Require.AtLeast(options.Resamples, 100, nameof(options));
        Require.Level(options.Level, nameof(options));
        var everyone = Enumerable.Range(0, unitCount).ToArray();
        var estimates = new double[statisticCount];
        statistics(everyone, estimates);
        var drawn = unitCount < 2 ? [] : Draw(unitCount, statisticCount, statistics, options);
        var jackknife = unitCount < 2 ? [] : Jackknife(everyone, statisticCount, statistics);
        var results = new BootstrapEstimate[statisticCount];
        Parallel.For(0, statisticCount, Threads(options), s =>
            results[s] = BiasCorrectedAccelerated.Estimate(
                estimates[s],
                [
                    .. drawn.Skip(s).Where((_, i) => i % statisticCount == 0)
                ], [.. jackknife.Select(row => row[s])], options.Level));
        return new BootstrapResult(unitCount, options, results);
    }

    /// <summary>Bootstraps the mean of a column, one value for each unit.</summary>
    /// <param name="values">Values; those that are not finite are left out before resampling, so UnitCount tells how many remain.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 resamples, or a level outside 0…1.</exception>
    public static BootstrapResult OfMean(IReadOnlyList<double> values, BootstrapOptions? options = null)
    {
        var finite = FiniteValues.Of(values).Values;
        return Of(finite.Length, 1, (units, results) =>
        {
            var sum = 0.0;
            foreach (var unit in units)
            {
                sum += finite[unit];
            }

            results[0] = sum / units.Length;
        }, options);
    }

    /// <summary>The units of one resample: for checks, and for repeating one resample by itself.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="resample">Number of the resample, from 0.</param>
    /// <param name="units">Receives the units drawn; its length is the number of units.</param>
    public static void DrawUnits(ulong seed, int resample, Span<int> units)
    {
        var stream = new CounterStream(seed, (ulong)resample);
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = stream.NextIndex(units.Length);
        }
    }

    private static double[] Draw(int unitCount, int statisticCount, ResampleStatistics statistics, BootstrapOptions options)
    {
        const int blockSize = 250;
        var drawn = new double[options.Resamples * statisticCount];
        Parallel.For(0, (options.Resamples + blockSize - 1) / blockSize, Threads(options), block =>
        {
            var units = new int[unitCount];
            for (var r = block * blockSize; r < Math.Min(options.Resamples, (block + 1) * blockSize); r++)
            {
                DrawUnits(options.Seed, r, units);
                statistics(units, drawn.AsSpan(r * statisticCount, statisticCount));
            }
        });
        return drawn;
    }

    private static double[][] Jackknife(int[] everyone, int statisticCount, ResampleStatistics statistics)
    {
        var groups = Math.Min(everyone.Length, MostJackknifed);
        if (groups < everyone.Length)
        {
            // Neighbours in a sorted table are alike: groups are drawn at random, always the same ones.
            everyone = (int[])everyone.Clone();
            var stream = new CounterStream(BootstrapOptions.DefaultSeed, 0);
            for (var i = everyone.Length - 1; i > 0; i--)
            {
                var other = stream.NextIndex(i + 1);
                (everyone[i], everyone[other]) = (everyone[other], everyone[i]);
            }
        }

        var rows = new double[groups][];
        for (var left = 0; left < groups; left++)
        {
            var (from, to) = ((int)((long)everyone.Length * left / groups), (int)((long)everyone.Length * (left + 1) / groups));
            rows[left] = new double[statisticCount];
            statistics((int[])[.. everyone.AsSpan(0, from), .. everyone.AsSpan(to)], rows[left]);
        }

        return rows;
    }

    private static ParallelOptions Threads(BootstrapOptions options) => new() { MaxDegreeOfParallelism = options.Threads ?? -1 };
}

/// <summary>Settings of a bootstrap; each result carries the ones it was made with.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Seed used where none is given, so that two runs of one analysis agree.</summary>
    public const ulong DefaultSeed = 20260217;

    /// <summary>Resamples, at least 100. BCa intervals need about 10,000 for two steady digits of their ends.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>Key of the random streams.</summary>
    public ulong Seed { get; init; } = DefaultSeed;

    /// <summary>Level of the intervals, a fraction.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Threads at most; null for all processors. The result does not depend on it.</summary>
    public int? Threads { get; init; }
}

/// <summary>Several statistics bootstrapped together, on the same resamples.</summary>
/// <param name="UnitCount">Units resampled.</param>
/// <param name="Options">Settings.</param>
/// <param name="Estimates">One for each statistic, in the order of the results.</param>
public sealed record BootstrapResult(int UnitCount, BootstrapOptions Options, IReadOnlyList<BootstrapEstimate> Estimates);

/// <summary>
/// Computes statistics of a resample. Called from several threads at once, so it must not write to anything shared.
/// </summary>
/// <param name="units">
/// Units drawn (mice), by their place from 0; one may occur several times. All slices and frames of a drawn mouse come with it.
/// </param>
/// <param name="results">Receives one number for each statistic; NaN where it is undefined on this resample.</param>
public delegate void ResampleStatistics(ReadOnlySpan<int> units, Span<double> results);
