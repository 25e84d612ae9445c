using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Wording;

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

    /// <summary>
    /// For every number of one quantity, wherever a report prints it: a limit that is −5.6 in a table is not −6 in a figure.
    /// </summary>
    /// <param name="models">All models of the report.</param>
    /// <param name="quantity">The quantity.</param>
    public static int Decimals(IReadOnlyList<ModelResult> models, Quantity quantity) => Decimals(Of(models, quantity));

    /// <summary>For the correlations of one quantity, likewise.</summary>
    /// <param name="models">All models of the report.</param>
    /// <param name="quantity">The quantity.</param>
    public static int CorrelationDecimals(IReadOnlyList<ModelResult> models, Quantity quantity) =>
        CorrelationDecimals(Of(models, quantity));

    private static IEnumerable<AgreementSummary?> Of(IReadOnlyList<ModelResult> models, Quantity quantity) =>
        models.Select(m => m.Agreement.FirstOrDefault(a => a.Quantity == quantity));

    private static int Least(IEnumerable<double> uncertainties, int least, int otherwise) =>
        Math.Max(
            least, uncertainties.Where(u => u > 0).Select(u => NumberText.DecimalsFor(u, otherwise)).DefaultIfEmpty(otherwise).Min());
}
