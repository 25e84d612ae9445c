namespace Bench.Statistics.Distributions;

/// <summary>Student's t distribution; degrees of freedom need not be whole.</summary>
public static class StudentTDistribution
{
    /// <summary>Probability below t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double Lower(double t, double degreesOfFreedom) => Upper(-t, degreesOfFreedom);

    /// <summary>Probability above t, with full relative precision in the tail.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double Upper(double t, double degreesOfFreedom)
    {
        var half = TwoSided(t, degreesOfFreedom) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>Two-sided p of a t statistic: I(ν/2, 1/2) at ν/(ν + t²).</summary>
    /// <param name="t">The statistic; infinite gives 0, NaN gives NaN.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double TwoSided(double t, double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0) || double.IsNaN(t))
        {
            return double.NaN;
        }

        if (double.IsInfinity(t))
        {
            return 0;
        }

        if (double.IsInfinity(degreesOfFreedom))
        {
            return NormalDistribution.TwoSided(t);
        }

        if (Math.Abs(t) > 1e150)
        {
            // The square would overflow; only the first term of the tail's series counts.
            var half = degreesOfFreedom / 2;
            return Math.Exp(
                (half * Math.Log(degreesOfFreedom)) - (degreesOfFreedom * Math.Log(Math.Abs(t))) - LogGamma.Beta(half, 0.5)) / half;
        }

        var square = t * t;
        return IncompleteBeta.Regularised(
            degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + square), square / (degreesOfFreedom + square));
    }

    /// <summary>The t below which a given probability lies.</summary>
    /// <param name="probability">Between 0 and 1; the ends give −∞ and +∞, anything outside NaN.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0) || !(probability is > 0 and < 1))
        {
            return degreesOfFreedom > 0 ? NormalDistribution.Quantile(probability) : double.NaN;
        }

        if (probability == 0.5)
        {
            return 0;
        }

        var tail = Math.Min(probability, 1 - probability);
        var t = Root.Above(x => Upper(x, degreesOfFreedom) - tail, 0, 1);
        return probability < 0.5 ? -t : t;
    }

    /// <summary>The positive t that leaves (1 − level)/2 in each tail.</summary>
    /// <param name="level">Between 0 and 1, such as 0.95.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double TwoSidedQuantile(double level, double degreesOfFreedom) => -Quantile((1 - level) / 2, degreesOfFreedom);
}
