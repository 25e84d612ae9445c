using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Figures;

/// <summary>
/// What plots of agreement share over all models, so that they can be compared: axes, decimals, and the study's own mice.
/// </summary>
internal sealed class AgreementScales
{
    private readonly IReadOnlyList<ModelResult> _models;
    private readonly PublishedTable? _published;

    /// <summary>Scales of some models.</summary>
    /// <param name="models">All that are plotted alike.</param>
    /// <param name="published">The study; null for none.</param>
    public AgreementScales(IReadOnlyList<ModelResult> models, PublishedTable? published) => (_models, _published) = (models, published);

    /// <summary>The study's mice; null where it has none, or where its unit is another than the models'.</summary>
    /// <param name="quantity">The quantity.</param>
    public PublishedMice? Study(Quantity quantity) =>
        _published?.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } printed
        && printed.Unit == PairedValues.UnitOf(_models[0], quantity)
            ? _published.Points.FirstOrDefault(p => p.Quantity == quantity)
            : null;

    /// <summary>A sentence on the study's mice, with a space before it; empty where none are drawn.</summary>
    /// <param name="quantities">The quantities drawn.</param>
    public string StudyNote(IEnumerable<Quantity> quantities) =>
        quantities.Select(Study).OfType<PublishedMice>().Select(p => p.Reference.Count).DefaultIfEmpty(0).Max() is > 0 and var count
            ? $" Small grey points: the study’s {count} mice ({_published!.Version})."
            : string.Empty;

    /// <summary>Decimals of the quantity's numbers.</summary>
    public int Decimals(Quantity quantity) => Estimates.Decimals(_models, quantity);

    /// <summary>Decimals of its correlations.</summary>
    public int CorrelationDecimals(Quantity quantity) => Estimates.CorrelationDecimals(_models, quantity);

    /// <summary>The horizontal axis of a Bland–Altman plot.</summary>
    public AxisScale Means(Quantity quantity, int ticks)
    {
        double[] all =
        [
            .. _models.SelectMany(m => PairedValues.Of(m, quantity).Means),
            .. Study(quantity) is { } s ? s.Reference.Zip(s.Predicted, (r, p) => (r + p) / 2) : [],
        ];
        return AxisScale.Covering(all.Min(), all.Max(), ticks);
    }

    /// <summary>Both axes of an identity plot.</summary>
    public AxisScale Values(Quantity quantity, int ticks)
    {
        double[] all =
        [
            .. _models.SelectMany(m => PairedValues.Of(m, quantity) is var v ? v.Reference.Concat(v.Predicted) : []),
            .. Study(quantity) is { } s ? s.Reference.Concat(s.Predicted) : [],
        ];
        return AxisScale.Covering(all.Min(), all.Max(), ticks);
    }

    /// <summary>
    /// The vertical axis of a Bland–Altman plot. Points and limits always fit; intervals only as far as they do not dwarf them (at n = 2
    /// they are endless): where they go on, an arrow says so.
    /// </summary>
    public AxisScale Differences(Quantity quantity, int ticks)
    {
        double[] inner =
        [
            0,
            .. _models.Where(m => PairedValues.Of(m, quantity).Count > 0)
                .SelectMany(m => PairedValues.Of(m, quantity).Differences.Concat(Levels(m, quantity)))
                .Where(double.IsFinite),
            .. Study(quantity) is { } s ? s.Reference.Zip(s.Predicted, (r, p) => p - r) : [],
        ];
        var (low, high) = (inner.Min(), inner.Max());
        var room = 0.5 * (high - low);
        double[] ends =
        [
            .. _models.Select(m => m.Agreement.FirstOrDefault(a => a.Quantity == quantity)).OfType<AgreementSummary>()
                .SelectMany(a => new[] { Math.Max(a.LowerLimit.Low, low - room), Math.Min(a.UpperLimit.High, high + room) })
                .Where(double.IsFinite),
            low, high,
        ];
        return AxisScale.Covering(ends.Min(), ends.Max(), ticks, 0.08);
    }

    private static IEnumerable<double> Levels(ModelResult model, Quantity quantity) =>
        model.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } a
            ? [a.LowerLimit.Value, a.UpperLimit.Value, a.Bias.Value]
            : [];
}
