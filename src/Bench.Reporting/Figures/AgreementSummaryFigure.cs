using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Agreement of volume, ejection fraction and mass for the first page, of every model: Bland–Altman plots of one, a row of small ones each
/// of two and three, bias and limits alone of more.
/// </summary>
internal static class AgreementSummaryFigure
{
    private const string Name = "agreement-summary";
    private const int Columns = 3;
    private const int MostPlotted = 3;
    private const float Height = 96;
    private const float PanelHeight = 145;
    private const float NarrowRow = 80;

    private static readonly Quantity[] OnCover =
    [
        Quantity.EndDiastolicVolume, Quantity.EjectionFraction, Quantity.MassAtEndDiastole, Quantity.RightEndDiastolicVolume,
        Quantity.RightEjectionFraction,
    ];

    /// <summary>The figure; null where no quantity of it is defined in three mice.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">The study; null for none.</param>
    /// <param name="widths">Widths.</param>
    public static Figure? Of(EvaluationResult result, PublishedTable? published, FigureWidths widths)
    {
        Quantity[] shown = [.. OnCover.Where(q => result.Models.Any(m => PairedValues.Drawable(m).Contains(q)))];
        var scales = new AgreementScales(result.Models, published);
        return shown.Length == 0 ? null
            : result.Models.Count == 1 ? OfOne(result.Models[0], shown, scales, widths)
            : result.Models.Count <= MostPlotted ? OfSome(result, [.. shown.Take(Columns)], scales, widths, RowOf(result))
            : OfMany(result, published, shown, widths);
    }

    private static Figure OfOne(ModelResult model, Quantity[] shown, AgreementScales scales, FigureWidths widths)
    {
        var panels = Panels.Grid(shown.Length, Columns, widths.TwoColumns, Height);
        return Of(
            $"{model.Label} less expert on the mean of both. Solid: bias; dashed: limits of agreement; bands: 95 % intervals."
                + scales.StudyNote(shown),
            $"Agreement at a glance, {model.Label}", widths, Panels.GridHeight(shown.Length, Columns, Height), PanelHeight, shown,
            canvas =>
            {
                for (var i = 0; i < panels.Length; i++)
                {
                    Draw(canvas, panels[i], shown[i]);
                }
            },
            (canvas, quantity) => Draw(canvas, SKRect.Create(widths.OneColumn, PanelHeight), quantity)) with
        {
            Finding = Findings.BlandAltman(model, scales, shown),
            Numbers = () => [AgreementFigureTables.Both.Of([model], Name), AgreementFigureTables.Lines.Of(model, $"{Name}-lines")],
        };

        void Draw(SKCanvas canvas, SKRect rect, Quantity quantity) => BlandAltmanPanel.Draw(
            canvas, rect, model, quantity,
            new(Vocabulary.Name(quantity), Palette.OfModel(0))
            {
                Left = 32,
                Right = 28,
                TitleIndent = 32,
                Bottom = 25,
                IsNarrow = true,
                NamesLines = false,
                NamesOutliers = false,
                Ticks = 4,
                PointSize = 3.4f,
            },
            scales);
    }

    private static Figure OfSome(EvaluationResult result, Quantity[] shown, AgreementScales scales, FigureWidths widths, float row) => Of(
        "Model less expert on the mean of both, axes the same for all models. Solid: bias; dashed: limits of agreement; bands: 95 % "
            + $"intervals.{scales.StudyNote(shown)}",
        "Agreement at a glance, all models", widths, AgreementGridFigure.Height(result.Models.Count, row),
        AgreementGridFigure.Height(result.Models.Count, NarrowRow), shown,
        canvas => AgreementGridFigure.Draw(canvas, 0, widths.TwoColumns, result.Models, shown, scales, Columns, row, 24),
        (canvas, quantity) => AgreementGridFigure.Draw(canvas, 0, widths.OneColumn, result.Models, [quantity], scales, 1, NarrowRow, 24))
        with
    {
        Finding = Findings.Comparison(result.Models, shown),
        Numbers = () => [AgreementFigureTables.Both.Of(result.Models, Name)],
    };

    /// <summary>Where the first page has the table of function, its rows are many and the plots low.</summary>
    private static float RowOf(EvaluationResult result) => result.Models.Count == 2 && !result.Settings.Terms.HasRightVentricle ? 35 : 50;

    private static Figure OfMany(EvaluationResult result, PublishedTable? published, Quantity[] shown, FigureWidths widths)
    {
        var row = ComparisonFigure.RowHeight(result.Models);
        var height = ComparisonFigure.Top + ComparisonFigure.Bottom + (row * result.Models.Count);
        var panels = Panels.Grid(shown.Length, Columns, widths.TwoColumns - ComparisonFigure.LabelWidth, height)
            .Select(p => SKRect.Create(p.Left + ComparisonFigure.LabelWidth, p.Top, p.Width, p.Height)).ToArray();
        return Of(
            "Every model less the expert: bias (point) with its 95 % interval (thick bar) and limits of agreement (thin bar).",
            "Agreement at a glance, all models", widths, Panels.GridHeight(shown.Length, Columns, height), height, shown,
            canvas =>
            {
                for (var i = 0; i < shown.Length; i++)
                {
                    Draw(canvas, panels[i], shown[i], i % Columns == 0);
                }
            },
            (canvas, quantity) => Draw(
                canvas, new SKRect(ComparisonFigure.LabelWidth, 0, widths.OneColumn, height), quantity, true))
            with
        {
            Finding = Findings.Comparison(result.Models, shown),
            Numbers = () => [AgreementFigureTables.Comparison.Of((result, published), Name)],
        };

        void Draw(SKCanvas canvas, SKRect rect, Quantity quantity, bool isFirst)
        {
            var rows = ComparisonFigure.Rows(result, null, quantity);
            ComparisonFigure.DrawPanel(canvas, rect, rows, quantity, row, PairedValues.UnitOf(result.Models[0], quantity));
            if (isFirst)
            {
                ComparisonFigure.DrawLabels(canvas, rect, rows, ComparisonFigure.LabelWidth, row);
            }
        }
    }

    private static Figure Of(
        string caption, string title, FigureWidths widths, float height, float panelHeight, Quantity[] shown, Action<SKCanvas> draw,
        Action<SKCanvas, Quantity> drawPanel) => new(Name, title, caption, widths.TwoColumns, height, draw)
        {
            ByPanel =
            [
                .. shown.Select(q => new Figure(
                    $"{Name}-{Vocabulary.Code(q)}", $"Agreement of {Vocabulary.Abbreviation(q)} at a glance", caption, widths.OneColumn,
                    panelHeight, canvas => drawPanel(canvas, q))),
            ],
        };
}
