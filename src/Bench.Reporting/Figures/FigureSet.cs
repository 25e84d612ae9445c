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

    /// <summary>Overlap along the ventricle.</summary>
    Position,

    /// <summary>Dice against error.</summary>
    DiceError,

    /// <summary>Bias and limits of all models.</summary>
    Comparison,

    /// <summary>Ranks of three and more models.</summary>
    Ranking,

    /// <summary>Agreement of function and mass.</summary>
    Agreement,

    /// <summary>Groups of cases.</summary>
    Groups,

    /// <summary>Readers against each other.</summary>
    Observers,

    /// <summary>Best, median and worst case: slices.</summary>
    Montage,

    /// <summary>Best, median and worst case: volume curves.</summary>
    Curves,

    /// <summary>What each network is made of.</summary>
    Networks,

    /// <summary>Training.</summary>
    Training,

    /// <summary>In no part: for papers that want it otherwise.</summary>
    Apart,
}

/// <summary>
/// All figures of a result. A figure for which the result has nothing is not in it. A new figure is its class and one line here.
/// </summary>
public sealed class FigureSet
{
    private static readonly (
        FigurePlace Place, Func<EvaluationResult, PublishedTable?, FigureWidths, IEnumerable<Figure?>> Make)[] Registered =
    [
        (FigurePlace.Cover, (result, published, widths) => [AgreementSummaryFigure.Of(result, published, widths)]),
        (FigurePlace.Cover, (result, _, widths) => [WorstSliceFigure.Of(result, widths)]),
        (FigurePlace.Comparison, (result, published, widths) => [ComparisonFigure.Of(result, published, widths)]),
        (FigurePlace.Ranking, (result, _, widths) => [RankingFigure.Of(result, widths)]),
        (FigurePlace.Claims, (result, _, widths) => [ClaimsFigure.Of(result, widths)]),
        (FigurePlace.Overlap, (result, _, widths) => [DiceFigure.Of(result, widths)]),
        (FigurePlace.Position, (result, _, widths) => [PositionFigure.Of(result, widths)]),
        (FigurePlace.DiceError, (result, _, widths) => [DiceErrorFigure.Of(result, widths)]),
        (FigurePlace.Agreement, (result, published, widths) => IsMany(result)
            ? [AgreementGridFigure.Of(result, published, widths)] : EachAgreement(result, published, widths)),
        (FigurePlace.Apart, (result, published, widths) => IsMany(result) ? EachAgreement(result, published, widths) : []),
        (FigurePlace.Apart, (result, published, widths) => Each(result, published, (m, i, s) => BlandAltmanFigure.Of(m, i, widths, s))),
        (FigurePlace.Apart, (result, published, widths) => Each(result, published, (m, i, s) => IdentityFigure.Of(m, i, widths, s))),
        (FigurePlace.Groups, (result, _, widths) => [GroupFigure.Of(result, widths)]),
        (FigurePlace.Observers, (result, _, widths) => ObserverFigure.Of(result, widths)),
        (FigurePlace.Montage, (result, _, widths) => MontageFigure.Of(result, widths)),
        (FigurePlace.Curves, (result, published, widths) => [VolumeCurvesFigure.Of(result, published, widths)]),
        (FigurePlace.Networks, (result, _, widths) => ArchitectureFigure.Of(result, widths)),
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
        RankingFigure.Shares,
        AgreementFigureTables.Differences,
        AgreementFigureTables.Lines,
        AgreementFigureTables.Pairs,
        AgreementFigureTables.Correlations,
        AgreementFigureTables.Both,
        DiceFigureTables.Positions,
        DiceFigureTables.Beyond,
        ExampleFigureTables.Slices,
        ExampleFigureTables.Pixels,
        CurveFigureTable.Definition,
        ArchitectureFigure.Layers,
    ];

    /// <summary>More models are shown together and not one by one.</summary>
    private const int MostModels = 3;

    private readonly (FigurePlace Place, Figure Figure)[] _figures;

    private FigureSet(EvaluationResult result, PublishedTable? published, FigureWidths widths) =>
        _figures =
        [
            .. from r in Registered from figure in r.Make(result, published, widths) where figure is not null select (
                r.Place, Of(figure, result.Settings.Terms))
        ];

    /// <summary>Whether there are too many models to show each by itself.</summary>
    /// <param name="result">The result.</param>
    internal static bool IsMany(EvaluationResult result) => result.Models.Count > MostModels;

    private static IEnumerable<Figure?> EachAgreement(EvaluationResult result, PublishedTable? published, FigureWidths widths) =>
        Each(result, published, (model, i, scales) => AgreementPanelsFigure.Of(model, i, widths, scales));

    private static IEnumerable<Figure?> Each(
        EvaluationResult result, PublishedTable? published, Func<ModelResult, int, AgreementScales, Figure?> make)
    {
        var scales = new AgreementScales(result.Models, published);
        return result.Models.Select((m, i) => make(m, i, scales));
    }

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
