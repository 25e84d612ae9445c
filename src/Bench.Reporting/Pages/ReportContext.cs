using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Published;

namespace Bench.Reporting.Pages;

/// <summary>What the sections of a report are made from, and the numbers of its figures and tables in order of appearance.</summary>
internal sealed class ReportContext(EvaluationResult result, PublishedTable? published)
{
    private int _figures;
    private int _tables;

    public EvaluationResult Result { get; } = PrintedResult.Of(result);

    public StudyTerms Terms => Result.Settings.Terms;

    public PublishedTable? Published { get; } = published;

    public FigureSet Figures { get; } = FigureSet.Of(result, published);

    /// <summary>Whether there are too many models to show each by itself.</summary>
    public bool IsMany => FigureSet.IsMany(Result);

    public FigureBlock Show(Figure figure) => new(figure, ++_figures) { SpaceBefore = 4, SpaceAfter = 16 };

    /// <summary>With little room around it, for the first page.</summary>
    public FigureBlock ShowClose(Figure figure) => new(figure, ++_figures) { SpaceBefore = 2, SpaceAfter = 8 };

    public IEnumerable<FigureBlock> Show(FigurePlace place) => Figures.In(place).Select(Show);

    public int NextTable() => ++_tables;

    /// <summary>
    /// Label of a model, or of a network with several trainings, by its name; the name itself where the result has none such.
    /// </summary>
    public string LabelOf(string model) =>
        Result.Models.FirstOrDefault(m => m.Name == model)?.Label
            ?? Result.Models.FirstOrDefault(m => m.Family == model)?.Label.Split(", seed")[0]
            ?? model;
}
