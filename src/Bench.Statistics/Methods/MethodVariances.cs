namespace Bench.Statistics.Methods;

/// <summary>What the variance of a difference of two methods is made of, for one training each.</summary>
/// <param name="Case">Variance over cases of the true difference, which more trainings do not lessen.</param>
/// <param name="Rest">Variance of a case from one training to the next, both methods together.</param>
/// <param name="Seed">Variance of the mean over all cases from one training to the next, both methods together; NaN where unknown.</param>
public readonly record struct MethodVariances(double Case, double Rest, double Seed)
{
    /// <summary>Nothing known.</summary>
    public static MethodVariances Unknown { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Variance of the difference with so many cases, and so many trainings of each method.</summary>
    /// <param name="cases">Cases.</param>
    /// <param name="seeds">Trainings.</param>
    public double Of(double cases, double seeds) => ((Case + (Rest / seeds)) / cases) + (Seed / seeds);

    /// <summary>Satterthwaite's degrees of freedom that are to be expected then.</summary>
    /// <param name="cases">Cases, at least 2.</param>
    /// <param name="seeds">Trainings, at least 2.</param>
    internal double Degrees(double cases, double seeds)
    {
        // Each method is taken to bring half of what both bring together.
        var variance = Of(cases, seeds);
        var fromCases = (Case + (Rest / seeds)) / cases;
        var (rest, seed) = (Rest / 2 / (cases * seeds), (Seed / 2 / seeds) + (Rest / 2 / (cases * seeds)));
        var spread = (fromCases * fromCases / (cases - 1)) + (2 * seed * seed / (seeds - 1))
            + (2 * rest * rest / ((cases - 1) * (seeds - 1)));
        return Math.Max(Math.Min(cases, seeds) - 1, spread > 0 ? variance * variance / spread : 0);
    }
}
