using Bench.Statistics.Distributions;
using Bench.Statistics.Planning;

namespace Bench.Statistics.Methods;

/// <summary>What a comparison of methods can show, and how many trainings or cases it needs: two-sided t tests by the noncentral t.</summary>
public static class MethodPower
{
    /// <summary>The power that is asked for where nothing else is said.</summary>
    public const double Wanted = 0.8;

    /// <summary>Trainings of each method beyond which no number is looked for.</summary>
    public const int MostSeeds = 1000;

    /// <summary>Smallest true difference that is shown with a power.</summary>
    /// <param name="standardError">Standard error of the difference.</param>
    /// <param name="degreesOfFreedom">Its degrees of freedom, at least 1.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="alpha">Level of significance, two-sided.</param>
    /// <returns>In the unit of the error; NaN where that is not a number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α, or the power, is not between 0 and 1.</exception>
    public static double Detectable(double standardError, double degreesOfFreedom, double power = Wanted, double alpha = 0.05)
    {
        Require.Level(power);
        Require.Level(alpha);
        return double.IsNaN(standardError) || !(degreesOfFreedom >= 1)
            ? double.NaN
            : standardError * Root.Above(shift => PairedPower.OfShift(shift, degreesOfFreedom, alpha) - power, 0, 1);
    }

    /// <summary>Fewest trainings of each method that would show a difference on as many cases, with power 80 % (two-sided, 5 %).</summary>
    /// <param name="difference">True difference.</param>
    /// <param name="cases">Cases.</param>
    /// <param name="variances">Of the difference.</param>
    /// <returns>Null where no number up to <see cref="MostSeeds"/> would: the cases are too few, or the difference is 0.</returns>
    public static int? SeedsNeeded(double difference, int cases, MethodVariances variances) =>
        Fewest(seeds => Reached(difference, cases, seeds, variances), MostSeeds);

    /// <summary>Fewest cases that would show a difference with as many trainings of each method.</summary>
    /// <param name="difference">True difference.</param>
    /// <param name="seeds">Trainings of each method.</param>
    /// <param name="variances">Of the difference.</param>
    /// <returns>Null where no number up to a million would.</returns>
    public static int? CasesNeeded(double difference, int seeds, MethodVariances variances) =>
        Fewest(cases => Reached(difference, cases, seeds, variances), 1_000_000);

    private static double Reached(double difference, int cases, int seeds, MethodVariances variances)
    {
        var variance = variances.Of(cases, seeds);
        return double.IsNaN(variance) || seeds < 2 || cases < 2 ? double.NaN
            : variance == 0 ? (difference == 0 ? 0 : 1)
            : PairedPower.OfShift(Math.Abs(difference) / Math.Sqrt(variance), variances.Degrees(cases, seeds), 0.05);
    }

    /// <summary>The search of <see cref="SampleSizeSearch"/>, stopped where it need not go on.</summary>
    private static int? Fewest(Func<int, double> power, int most)
    {
        var found = power(most) >= Wanted ? SampleSizeSearch.Reaching(power, Wanted) : int.MaxValue;
        return found <= most ? found : null;
    }
}
