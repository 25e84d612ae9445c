using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// How many decimals numbers that stand under each other deserve: as many as the least certain of them, so that none claims too much, but
/// at least those that the study prints. A single mouse has no uncertainty: its numbers keep the decimals that voxel counts give them.
/// </summary>
internal static class Estimates
{
    /// <summary>For means, biases and limits of one quantity.</summary>
    public static int Decimals(IEnumerable<AgreementSummary?> rows) =>
        Least(rows.OfType<AgreementSummary>().Select(a => a.Bias.Interval.Width / 2), 1, 2);

    /// <summary>For Dice.</summary>
    public static int Decimals(IEnumerable<DiceSummary?> rows) =>
        Least(rows.OfType<DiceSummary>().Select(d => d.Confidence.Width / 2), 2, 4);

    /// <summary>For correlations: three where fewer would round one to 1.</summary>
    public static int CorrelationDecimals(IEnumerable<AgreementSummary?> rows)
    {
        var all = rows.OfType<AgreementSummary>().ToArray();
        var decimals = Least(all.Select(a => a.Pearson.Interval.Width / 2), 2, 2);
        return all.Any(a => Math.Abs(a.Pearson.Value) >= 0.995) ? Math.Max(3, decimals) : decimals;
    }

    private static int Least(IEnumerable<double> uncertainties, int least, int otherwise) =>
        Math.Max(
            least, uncertainties.Where(u => u > 0).Select(u => NumberText.DecimalsFor(u, otherwise)).DefaultIfEmpty(otherwise).Min());
}
