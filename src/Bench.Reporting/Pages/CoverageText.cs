using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>What the printed intervals really cover at this number and skewness of cases, in sentences for the methods.</summary>
internal static class CoverageText
{
    /// <summary>Below this a kind of interval is named as one that covers too little.</summary>
    private const double Poor = 0.9;

    /// <summary>The paragraphs; none where nothing was simulated.</summary>
    /// <param name="coverage">What was simulated.</param>
    public static string[] Of(IReadOnlyList<IntervalCoverage> coverage)
    {
        if (coverage.Count == 0)
        {
            return [];
        }

        var kinds = coverage.GroupBy(c => c.Interval).Select(g => (Kind: g.Key, Cases: g.ToArray())).ToArray();
        var parts = kinds.Select((k, i) => i == 0
            ? $"95 % intervals of {Name(k.Kind)} cover {Covered(k.Cases, " here")}"
            : $"those of {Name(k.Kind)} {Covered(k.Cases, string.Empty)}");
        var poor = kinds.Where(k => k.Cases.Average(c => c.Coverage) < Poor).Select(k => Name(k.Kind)).ToArray();
        var warning = poor.Length == 0
            ? string.Empty
            : $" Intervals of {string.Join(", ", poor)} cover less than 90 % and are to be read as too narrow.";
        return
        [
            "What 95 % intervals really cover depends on number and distribution of the cases. By simulation "
            + $"({NumberText.Count(coverage.Max(c => c.Replicates))} samples of as many cases from a population like these; smoothed "
            + $"bootstrap, Silverman and Young 1987; fixed seed), {string.Join("; ", parts)}.{warning} "
            + "Every interval is in coverage.csv.",
        ];
    }

    private static string Covered(IntervalCoverage[] cases, string here)
    {
        var mean = Percent(cases.Average(c => c.Coverage));
        var (low, high) = (Percent(cases.Min(c => c.Coverage)), Percent(cases.Max(c => c.Coverage)));
        var space = NumberText.ThinSpace;
        return $"{mean}{space}%{here}{(low == high ? string.Empty : $" ({low} to {high}{space}%)")}";
    }

    private static string Percent(double fraction) => NumberText.Fixed(100 * fraction, 0);

    private static string Name(CoveredInterval interval) => interval switch
    {
        CoveredInterval.MeanDice => "mean Dice",
        CoveredInterval.Bias => "biases",
        CoveredInterval.LowerLimit => "lower limits of agreement",
        CoveredInterval.UpperLimit => "upper limits of agreement",
        CoveredInterval.Pearson => "correlations",
        CoveredInterval.DiceDifference => "differences in Dice by t",
        _ => "differences in Dice by the bootstrap",
    };
}
