using Bench.Statistics.Agreement;
using Bench.Statistics.Association;
using Bench.Statistics.Distributions;
using Bench.Statistics.Resampling;

namespace Bench.Statistics.Coverage;

/// <summary>
/// Coverage of the intervals that reports print, at the number and the skewness of the cases at hand: samples of as many cases are drawn
/// from a <see cref="SmoothedSample">population like them</see>, whose true numbers are known, and intervals that hold the truth are counted.
/// It says what a method's assumptions cost here; that the cases are a fair sample of theirs, it cannot tell.
/// </summary>
public static class CoverageSimulation
{
    /// <summary>Cases below which nothing is said: so few show no distribution.</summary>
    public const int LeastCases = 5;

    /// <summary>Cases above which nothing is simulated: a mean of so many is as good as normal, and it would take long.</summary>
    public const int MostCases = 10_000;

    /// <summary>Resamples of each simulated sample for bootstrap intervals.</summary>
    public const int BootstrapResamples = 999;

    /// <summary>Places of the normal distribution by which a mean over noise is taken.</summary>
    private const int Places = 200;

    /// <summary>Of <see cref="FractionMeanInterval"/>, for the mean of numbers between 0 and 1; the population is smoothed on the logit
    /// scale, so that its members are between 0 and 1 too.</summary>
    /// <param name="values">Values between 0 and 1; those that are not finite are left out.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 replicates, or a level outside 0…1.</exception>
    public static SimulatedCoverage OfFractionMean(IReadOnlyList<double> values, CoverageOptions? options = null)
    {
        options = Checked(options);
        var finite = FiniteValues.Of(values).Values;
        if (IsPoor(finite))
        {
            return SimulatedCoverage.Undefined(finite.Length, Skewness(finite), options);
        }

        double[] logits = [.. finite.Select(v => Math.Clamp(v, 1e-6, 1 - 1e-6)).Select(v => Math.Log(v / (1 - v)))];
        if (IsPoor(logits))
        {
            return SimulatedCoverage.Undefined(finite.Length, Skewness(finite), options);
        }

        var population = new SmoothedSample(logits, logits);
        var truth = population.Centres.Average(
            c => Enumerable.Range(0, Places)
                .Average(k => Back(c + (population.Noise * NormalDistribution.Quantile((k + 0.5) / Places)))));
        var factor = Factor(finite.Length, options);
        return Simulate(finite, population, 1, options, (sample, _, hits) =>
        {
            for (var i = 0; i < sample.Length; i++)
            {
                sample[i] = Back(sample[i]);
            }

            var mean = Moments.Mean(sample);
            hits[0] = FractionMeanInterval.OfFactor(mean, factor * Moments.Deviation(sample), options.Level).Contains(truth);
        })[0];
    }

    /// <summary>Of the t interval of a mean.</summary>
    /// <param name="values">Values; those that are not finite are left out.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 replicates, or a level outside 0…1.</exception>
    public static SimulatedCoverage OfMean(IReadOnlyList<double> values, CoverageOptions? options = null)
    {
        options = Checked(options);
        var finite = FiniteValues.Of(values).Values;
        if (IsPoor(finite))
        {
            return SimulatedCoverage.Undefined(finite.Length, Skewness(finite), options);
        }

        var truth = Moments.Mean(finite);
        var factor = Factor(finite.Length, options);
        return Simulate(finite, new SmoothedSample(finite, finite), 1, options, (sample, _, hits) =>
            hits[0] = Math.Abs(Moments.Mean(sample) - truth) <= factor * Moments.Deviation(sample))[0];
    }

    /// <summary>
    /// Of the BCa bootstrap interval of a mean, with <see cref="BootstrapResamples"/> resamples and a quarter of the replicates.
    /// </summary>
    /// <param name="values">Values; those that are not finite are left out.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 replicates, or a level outside 0…1.</exception>
    public static SimulatedCoverage OfBootstrapMean(IReadOnlyList<double> values, CoverageOptions? options = null)
    {
        options = Checked(options);
        options = options with { Replicates = Math.Max(100, options.Replicates / 4) };
        var finite = FiniteValues.Of(values).Values;
        if (IsPoor(finite))
        {
            return SimulatedCoverage.Undefined(finite.Length, Skewness(finite), options);
        }

        var truth = Moments.Mean(finite);
        var bootstrap = new BootstrapOptions
        {
            Resamples = BootstrapResamples,
            Level = options.Level,
            Seed = options.Seed + 1,
            Threads = 1,
        };
        return Simulate(finite, new SmoothedSample(finite, finite), 1, options, (sample, _, hits) =>
            hits[0] = Bootstrap.OfMean(sample, bootstrap).Estimates[0].Bca.Contains(truth))[0];
    }

    /// <summary>
    /// Of what is printed of two columns: t interval of the bias, exact intervals of both limits of agreement (Carkeet 2015), and the
    /// intervals of Pearson's r and of Lin's concordance.
    /// </summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 replicates, or a level outside 0…1.</exception>
    public static PairCoverage OfPairs(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, CoverageOptions? options = null)
    {
        options = Checked(options);
        var pairs = FinitePairs.Of(reference, predicted);
        var differences = pairs.Differences();
        if (IsPoor(differences) || Moments.IsConstant(pairs.First) || Moments.IsConstant(pairs.Second))
        {
            var none = SimulatedCoverage.Undefined(pairs.Count, Skewness(differences), options);
            return new PairCoverage(none, none, none, none, none);
        }

        var n = pairs.Count;
        var bias = Moments.Mean(differences);
        var half = NormalDistribution.TwoSided95 * Moments.Deviation(differences, DeviationConvention.Population);
        var correlation = PearsonCorrelation.Of(pairs.First, differences).Coefficient;
        var (deviation, errorDeviation) = (Moments.Deviation(pairs.First), Moments.Deviation(differences));
        var r = (deviation + (correlation * errorDeviation)) / Math.Sqrt(
            (deviation * deviation) + (errorDeviation * errorDeviation) + (2 * correlation * deviation * errorDeviation));
        var concordance = ConcordanceCorrelation.Of(pairs.First, pairs.Second).Coefficient;
        var factor = Factor(n, options);
        var limits = LimitFactors.Of(LimitMethod.ExactPair, n, level: options.Level);
        var fisher = n > 3 ? 1 / Math.Sqrt(n - 3) : double.NaN;
        var found = Simulate(differences, new SmoothedSample(pairs.First, differences), 5, options, (x, d, hits) =>
        {
            var (mean, sd) = (Moments.Mean(d), Moments.Deviation(d));
            var (meanX, sdX) = (Moments.Mean(x), Moments.Deviation(x));
            var product = Moments.SumOfProducts(x, meanX, d, mean) / (n - 1);
            var sdY = Math.Sqrt((sdX * sdX) + (sd * sd) + (2 * product));
            hits[0] = Math.Abs(mean - bias) <= factor * sd;
            hits[1] = new Interval(mean - (limits.Outer * sd), mean - (limits.Inner * sd), options.Level).Contains(bias - half);
            hits[2] = new Interval(mean + (limits.Inner * sd), mean + (limits.Outer * sd), options.Level).Contains(bias + half);
            hits[3] = PearsonCorrelation.FisherZ(
                Math.Clamp(((sdX * sdX) + product) / (sdX * sdY), -1, 1), fisher, options.Level).Contains(r);
            for (var i = 0; i < d.Length; i++)
            {
                d[i] += x[i];
            }

            hits[4] = ConcordanceCorrelation.Of(x, d, options.Level).Interval.Contains(concordance);
        });
        var skewness = Skewness(pairs.First);
        return new PairCoverage(
            found[0], found[1], found[2], found[3] with { Skewness = skewness }, found[4] with { Skewness = skewness });
    }

    /// <summary>Skewness m₃/m₂^1.5; NaN where values do not vary.</summary>
    internal static double Skewness(double[] values)
    {
        var mean = Moments.Mean(values);
        var square = Moments.SumOfSquares(values, mean) / values.Length;
        return square > 0 ? values.Sum(v => Math.Pow(v - mean, 3)) / values.Length / Math.Pow(square, 1.5) : double.NaN;
    }

    private delegate void Trial(double[] first, double[] second, bool[] hits);

    private static SimulatedCoverage[] Simulate(double[] cases, SmoothedSample population, int kinds, CoverageOptions options, Trial trial)
    {
        const int blockSize = 50;
        var counts = new int[kinds];
        Parallel.For(0, (options.Replicates + blockSize - 1) / blockSize, block =>
        {
            double[] first = new double[cases.Length], second = new double[cases.Length];
            var (hits, own) = (new bool[kinds], new int[kinds]);
            for (var r = block * blockSize; r < Math.Min(options.Replicates, (block + 1) * blockSize); r++)
            {
                var stream = new CounterStream(options.Seed, (ulong)r);
                population.Draw(ref stream, first, second);
                trial(first, second, hits);
                for (var k = 0; k < kinds; k++)
                {
                    own[k] += hits[k] ? 1 : 0;
                }
            }

            for (var k = 0; k < kinds; k++)
            {
                Interlocked.Add(ref counts[k], own[k]);
            }
        });
        return
        [
            .. counts.Select(c => new SimulatedCoverage(
                cases.Length, options.Level, c / (double)options.Replicates, options.Replicates, Skewness(cases))),
        ];
    }

    private static CoverageOptions Checked(CoverageOptions? options)
    {
        options ??= new CoverageOptions();
        Require.Level(options.Level, nameof(options));
        Require.AtLeast(options.Replicates, 100, nameof(options));
        return options;
    }

    private static bool IsPoor(double[] values) => values.Length is < LeastCases or > MostCases || Moments.IsConstant(values);

    /// <summary>Half width of the t interval of a mean, in SDs of the sample.</summary>
    private static double Factor(int count, CoverageOptions options) =>
        StudentTDistribution.TwoSidedQuantile(options.Level, count - 1) / Math.Sqrt(count);

    private static double Back(double logit) => 1 / (1 + Math.Exp(-logit));
}

/// <summary>Settings of a simulation of coverage.</summary>
public sealed record CoverageOptions
{
    /// <summary>Simulated samples; 2,000 give the coverage to half a percentage point.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Key of the random streams.</summary>
    public ulong Seed { get; init; } = Resampling.BootstrapOptions.DefaultSeed;

    /// <summary>Level of the intervals, a fraction.</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>Coverage of the intervals of two columns.</summary>
/// <param name="Bias">Of the t interval of the bias.</param>
/// <param name="LowerLimit">Of the exact interval of the lower limit of agreement.</param>
/// <param name="UpperLimit">Of that of the upper limit.</param>
/// <param name="Pearson">Of Fisher's interval of the correlation; its skewness is that of the reference.</param>
/// <param name="Concordance">Of the interval of Lin's concordance correlation (1/n form); likewise.</param>
public sealed record PairCoverage(
    SimulatedCoverage Bias,
    SimulatedCoverage LowerLimit,
    SimulatedCoverage UpperLimit,
    SimulatedCoverage Pearson,
    SimulatedCoverage Concordance);

/// <summary>How often intervals of a nominal level held the true number, in simulated samples like the cases at hand.</summary>
/// <param name="Count">Cases, and size of each sample.</param>
/// <param name="Nominal">Nominal level, a fraction.</param>
/// <param name="Coverage">Share of samples whose interval held the truth; NaN where there are too few cases to tell.</param>
/// <param name="Replicates">Samples.</param>
/// <param name="Skewness">Skewness of the cases, m₃/m₂^1.5: 0 for a symmetric distribution.</param>
public sealed record SimulatedCoverage(int Count, double Nominal, double Coverage, int Replicates, double Skewness)
{
    /// <summary>Standard error of the coverage, from the number of samples.</summary>
    public double StandardError => Math.Sqrt(Coverage * (1 - Coverage) / Replicates);

    internal static SimulatedCoverage Undefined(int count, double skewness, CoverageOptions options) =>
        new(count, options.Level, double.NaN, 0, skewness);
}
