using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using Bench.Reporting.Tables;

namespace Bench.Reporting.Figures;

/// <summary>Parts of the report that show every figure given to them, in the order of <see cref="FigureSet"/>.</summary>
public enum FigurePlace
{
    /// <summary>The cover.</summary>
    Cover,

    /// <summary>Claims and verdicts.</summary>
    Claims,

    /// <summary>Overlap with the expert.</summary>
    Overlap,

    /// <summary>Agreement of function and mass: identity plots.</summary>
    Identity,

    /// <summary>Agreement of function and mass: Bland–Altman plots, each with its table.</summary>
    BlandAltman,

    /// <summary>Groups of cases.</summary>
    Groups,

    /// <summary>Readers against each other.</summary>
    Observers,

    /// <summary>Best, median and worst case: slices.</summary>
    Montage,

    /// <summary>Best, median and worst case: volume curves.</summary>
    Curves,

    /// <summary>Training.</summary>
    Training,
}

/// <summary>
/// All figures of a result. A figure for which the result has nothing is not in it. A new figure is its class and one line here.
/// </summary>
public sealed class FigureSet
{
    private static readonly (
        FigurePlace Place, Func<EvaluationResult, PublishedTable?, FigureWidths, IEnumerable<Figure?>> Make)[] Registered =
    [
        (FigurePlace.Cover, (result, published, widths) => [ComparisonFigure.Of(result, published, widths)]),
        (FigurePlace.Claims, (result, _, widths) => [ClaimsFigure.Of(result, widths)]),
        (FigurePlace.Overlap, (result, _, widths) => [DiceFigure.Of(result, widths)]),
        (FigurePlace.Overlap, (result, _, widths) => [PositionFigure.Of(result, widths)]),
        (FigurePlace.Overlap, (result, _, widths) => [DiceErrorFigure.Of(result, widths)]),
        (FigurePlace.Identity, (result, _, widths) => result.Models.Select((m, i) => IdentityFigure.Of(m, i, widths))),
        (FigurePlace.BlandAltman, (result, _, widths) => result.Models.Select((m, i) => BlandAltmanFigure.Of(m, i, widths))),
        (FigurePlace.Groups, (result, _, widths) => [GroupFigure.Of(result, widths)]),
        (FigurePlace.Observers, (result, _, widths) => ObserverFigure.Of(result, widths)),
        (FigurePlace.Montage, (result, _, widths) => MontageFigure.Of(result, widths)),
        (FigurePlace.Curves, (result, _, widths) => [VolumeCurvesFigure.Of(result, widths)]),
        (FigurePlace.Training, (result, _, widths) => [TrainingFigure.Of(result, widths)]),
    ];

    /// <summary>
    /// Every table of numbers behind a figure, as its readers know it; <c>claims</c> and <c>training</c> are as in <c>tables/</c>.
    /// </summary>
    public static IReadOnlyList<TableDefinition> Numbers { get; } =
    [
        DiceFigureTables.Points,
        DiceFigureTables.Boxes,
        DiceFigureTables.Errors,
        DiceFigureTables.ErrorCorrelations,
        AgreementFigureTables.Comparison,
        AgreementFigureTables.Differences,
        AgreementFigureTables.Lines,
        AgreementFigureTables.Pairs,
        AgreementFigureTables.Correlations,
        DiceFigureTables.Positions,
        DiceFigureTables.Beyond,
        ExampleFigureTables.Slices,
        CurveFigureTable.Definition,
    ];

    private readonly (FigurePlace Place, Figure Figure)[] _figures;

    private FigureSet(EvaluationResult result, PublishedTable? published, FigureWidths widths) =>
        _figures =
        [
            .. from r in Registered from figure in r.Make(result, published, widths) where figure is not null select (
                r.Place, Of(figure, result.Settings.Terms))
        ];

    /// <summary>A figure in the words of a study.</summary>
    private static Figure Of(Figure figure, StudyTerms terms) => terms.IsMouse ? figure : figure with
    {
        Title = terms.Say(figure.Title),
        Caption = terms.Say(figure.Caption),
        Finding = terms.Say(figure.Finding),
        ByPanel = [.. figure.ByPanel.Select(p => Of(p, terms))],
        Numbers = () => [.. figure.Numbers().Select(t => t.In(terms))],
    };

    /// <summary>Every figure, in the order of the report.</summary>
    public IReadOnlyList<Figure> All => [.. _figures.Select(f => f.Figure)];

    /// <summary>The figures of a part of the report, in order.</summary>
    /// <param name="place">The part.</param>
    public IReadOnlyList<Figure> In(FigurePlace place) => [.. _figures.Where(f => f.Place == place).Select(f => f.Figure)];

    /// <summary>A figure by its name; null where the result has nothing for it.</summary>
    /// <param name="name">File name without extension.</param>
    public Figure? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>Plans the figures of a result; nothing is drawn yet.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">The study's numbers, to stand beside the models'; null for none.</param>
    /// <param name="widths">Widths to lay them out for; null for those of the report.</param>
    public static FigureSet Of(EvaluationResult result, PublishedTable? published = null, FigureWidths? widths = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new FigureSet(PrintedResult.Of(result), published, widths ?? FigureWidths.Report);
    }
}
