namespace Bench.Statistics.Distributions;

/// <summary>
/// The noncentral t distribution: of (Z + δ)/√(χ²_ν/ν). It is integrated over the chi distribution:
/// P(T ≤ t) = E[Φ(t·s − δ)] with s = √(χ²_ν/ν). Relative error below 1e-10 down to 1e-300.
/// </summary>
public static class NoncentralTDistribution
{
    /// <summary>Probability below t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">ν, at least 1; otherwise the result is NaN.</param>
    /// <param name="noncentrality">δ, any finite number.</param>
    public static double Lower(double t, double degreesOfFreedom, double noncentrality)
    {
        if (!(degreesOfFreedom >= 1) || double.IsNaN(t) || !double.IsFinite(noncentrality))
        {
            return double.NaN;
        }

        if (double.IsInfinity(t))
        {
            return t > 0 ? 1 : 0;
        }

        var (turn, width) = t == 0 ? (double.NaN, 0) : (noncentrality / t, 1 / Math.Abs(t));
        return Math.Clamp(
            ScaledChi.ConcaveExpectation(degreesOfFreedom, s => NormalDistribution.LogLower((t * s) - noncentrality), turn, width), 0, 1);
    }

    /// <summary>Probability above t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">ν, at least 1; otherwise the result is NaN.</param>
    /// <param name="noncentrality">δ, any finite number.</param>
    public static double Upper(double t, double degreesOfFreedom, double noncentrality) => Lower(-t, degreesOfFreedom, -noncentrality);

    /// <summary>The t below which a given probability lies.</summary>
    /// <param name="probability">Between 0 and 1, both excluded; otherwise NaN.</param>
    /// <param name="degreesOfFreedom">ν, at least 1; otherwise the result is NaN.</param>
    /// <param name="noncentrality">δ, any finite number.</param>
    public static double Quantile(double probability, double degreesOfFreedom, double noncentrality)
    {
        if (!(probability is > 0 and < 1) || !(degreesOfFreedom >= 1) || !double.IsFinite(noncentrality))
        {
            return double.NaN;
        }

        double Excess(double t) => Lower(t, degreesOfFreedom, noncentrality) - probability;
        return Excess(noncentrality) < 0
            ? Root.Above(Excess, noncentrality, 1)
            : -Root.Above(t => Excess(-t), -noncentrality, 1);
    }
}
