using Bench.Evaluation.Results;
using Bench.Reporting.Published;

namespace Bench.Reporting.Figures;

/// <summary>All figures of a result. A figure for which the result has nothing is not in it.</summary>
public sealed class FigureSet
{
    private FigureSet(EvaluationResult result, PublishedTable? published, FigureWidths widths)
    {
        Comparison = ComparisonFigure.Of(result, published, widths);
        Claims = ClaimsFigure.Of(result, widths);
        Dice = DiceFigure.Of(result, widths);
        DiceError = DiceErrorFigure.Of(result, widths);
        BlandAltman = [.. result.Models.Select((m, i) => BlandAltmanFigure.Of(m, i, widths))];
        Identity = [.. result.Models.Select((m, i) => IdentityFigure.Of(m, i, widths))];
        Position = PositionFigure.Of(result, widths);
        Montages = [.. MontageFigure.Of(result, widths)];
        Curves = VolumeCurvesFigure.Of(result, widths);
        Training = TrainingFigure.Of(result, widths);
    }

    /// <summary>Bias and limits of the study and all models; null where there is only one of them.</summary>
    public Figure? Comparison { get; }

    /// <summary>Published numbers and the ones found, on the scale of what a replication should give; null where nothing was judged.</summary>
    public Figure? Claims { get; }

    /// <summary>Dice distributions; null where there is no Dice.</summary>
    public Figure? Dice { get; }

    /// <summary>Error of volumes and masses on Dice; null where too few mice have both.</summary>
    public Figure? DiceError { get; }

    /// <summary>One entry a model, in the result's order; null where too few mice have a quantity.</summary>
    public IReadOnlyList<Figure?> BlandAltman { get; }

    /// <summary>One entry a model, in the result's order; null where too few mice have a quantity.</summary>
    public IReadOnlyList<Figure?> Identity { get; }

    /// <summary>Dice from base to apex; null where no slice is labelled.</summary>
    public Figure? Position { get; }

    /// <summary>Best, median and worst case.</summary>
    public IReadOnlyList<Figure> Montages { get; }

    /// <summary>Volume curves of whole cines; null where no model segmented one.</summary>
    public Figure? Curves { get; }

    /// <summary>Training curves; null where nothing was trained.</summary>
    public Figure? Training { get; }

    /// <summary>Every figure, in the order of the report.</summary>
    public IReadOnlyList<Figure> All =>
    [
        .. ((Figure?[])[Comparison, Claims, Dice, Position, DiceError, .. Identity, .. BlandAltman, .. Montages, Curves, Training]).OfType<Figure>(),
    ];

    /// <summary>Plans the figures of a result; nothing is drawn yet.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">The study's numbers, to stand beside the models'; null for none.</param>
    /// <param name="widths">Widths to lay them out for; null for those of the report.</param>
    public static FigureSet Of(EvaluationResult result, PublishedTable? published = null, FigureWidths? widths = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new FigureSet(result, published, widths ?? FigureWidths.Report);
    }
}
