using Bench.Evaluation.Results;

namespace Bench.Reporting.Figures;

/// <summary>All figures of a result. A figure for which the result has nothing is not in it.</summary>
public sealed class FigureSet
{
    private FigureSet(EvaluationResult result)
    {
        Dice = DiceFigure.Of(result);
        DiceError = DiceErrorFigure.Of(result);
        Comparison = result.Models.Count > 1 ? ComparisonFigure.Of(result) : null;
        BlandAltman = [.. result.Models.Select(BlandAltmanFigure.Of)];
        Identity = [.. result.Models.Select(IdentityFigure.Of)];
        Position = PositionFigure.Of(result);
        Montages = [.. MontageFigure.Of(result)];
        Curves = [.. result.Curves.Select(c => VolumeCurveFigure.Of(c, result.Models)).OfType<Figure>()];
        Training = TrainingFigure.Of(result);
    }

    /// <summary>Dice distributions.</summary>
    public Figure Dice { get; }

    /// <summary>Error of volumes and masses on Dice.</summary>
    public Figure DiceError { get; }

    /// <summary>Bias and limits of all models; null for one model.</summary>
    public Figure? Comparison { get; }

    /// <summary>One figure a model, in the result's order.</summary>
    public IReadOnlyList<Figure> BlandAltman { get; }

    /// <summary>One figure a model, in the result's order.</summary>
    public IReadOnlyList<Figure> Identity { get; }

    /// <summary>Dice from base to apex; null where no slice is labelled.</summary>
    public Figure? Position { get; }

    /// <summary>Best, median and worst case.</summary>
    public IReadOnlyList<Figure> Montages { get; }

    /// <summary>Volume curves of whole cines, one figure a mouse.</summary>
    public IReadOnlyList<Figure> Curves { get; }

    /// <summary>Training curves; null where nothing was trained.</summary>
    public Figure? Training { get; }

    /// <summary>Every figure, in the order of the report.</summary>
    public IReadOnlyList<Figure> All =>
    [
        .. new[] { Dice, DiceError, Comparison }.OfType<Figure>(), .. BlandAltman, .. Identity, .. new[] { Position }.OfType<Figure>(), .. Montages, .. Curves, .. new[] { Training }.OfType<Figure>(),
    ];

    /// <summary>Plans the figures of a result; nothing is drawn yet.</summary>
    /// <param name="result">The result.</param>
    public static FigureSet Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new FigureSet(result);
    }
}
