using Bench.Core;
using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Bland–Altman and identity plot of each quantity side by side, with panel letters, as the study's Figure 3 has them. Axes are the same
/// for all models.
/// </summary>
internal static class AgreementPanelsFigure
{
    private const float LeftRoom = 29;
    private const float Right = 25;
    private const float Top = 23;
    private const float Bottom = 25;
    private const float IdentityLeft = 32;
    private const float IdentityRight = 9;
    private const float Between = 2;
    private const float RowGap = 6;
    private const float ColumnGap = 12;
    private const float Indent = 2;

    /// <summary>Least side of an identity plot that can be read.</summary>
    private const float LeastSide = 44;

    /// <summary>Share of the room of both data areas that the square one gets.</summary>
    private const float SquareShare = 0.44f;

    /// <summary>File name without extension.</summary>
    public static string NameOf(ModelResult model) => $"agreement-{FileNames.Safe(model.Name)}";

    /// <summary>The figure; null where no quantity is defined in three mice.</summary>
    /// <param name="model">The model.</param>
    /// <param name="modelIndex">Its place, which gives the colour.</param>
    /// <param name="widths">Widths.</param>
    /// <param name="scales">Axes that all models share.</param>
    public static Figure? Of(ModelResult model, int modelIndex, FigureWidths widths, AgreementScales scales)
    {
        var shown = PairedValues.Drawable(model);
        if (shown.Count == 0)
        {
            return null;
        }

        var color = Palette.OfModel(modelIndex);
        var pair = (widths.TwoColumns - ColumnGap) / 2;
        var rows = (shown.Count + 1) / 2;
        var room = ((widths.MostHeight - 1 - ModelHeading.Height + RowGap) / rows) - RowGap - Top - Bottom;
        var side = Math.Min((pair - LeftRoom - Right - Between - IdentityLeft - IdentityRight) * SquareShare, Math.Max(room, LeastSide));
        var height = Top + side + Bottom;
        var name = NameOf(model);
        return new Figure(
            name,
            $"Agreement with the expert, {model.Label}",
            $"{model.Label} and the expert; each point is a mouse, axes are the same for all models. Left of each pair, Bland–Altman plot: "
                + $"{char.ToLowerInvariant(BlandAltmanPanel.Marks[0])}{BlandAltmanPanel.Marks[1..]} Right, with the line of identity: r, "
                + "Pearson correlation with its 95 % interval; CCC, Lin’s "
                + $"concordance correlation.{scales.StudyNote(shown)}{PairedValues.Absent(model, shown)}",
            widths.TwoColumns,
            ModelHeading.Height + (rows * (height + RowGap)) - RowGap,
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, color, widths.TwoColumns);
                for (var i = 0; i < shown.Count; i++)
                {
                    var left = i % 2 * (pair + ColumnGap);
                    var top = ModelHeading.Height + (i / 2 * (height + RowGap));
                    Draw(canvas, new SKPoint(left, top), pair, side, model, shown[i], i, color, scales);
                }
            })
        {
            Finding = Findings.BlandAltman(model, scales) is var biases && Findings.Identity(model, scales) is { Length: > 0 } correlation
                ? $"{biases} {correlation}"
                : biases,
            // Two plots side by side.
            LeastPanelWidth = 80 * Figure.PointsPerMm,
            ByPanel =
            [
                .. shown.Select((q, i) => Panel(name, model, q, widths.OneColumn, color, scales)),
            ],
            Numbers = () =>
            [
                AgreementFigureTables.Both.Of([model], name), AgreementFigureTables.Lines.Of(model, $"{name}-lines"),
                AgreementFigureTables.Correlations.Of(model, $"{name}-correlations"),
            ],
        };
    }

    private static Figure Panel(
        string name, ModelResult model, Quantity quantity, float width, SKColor color, AgreementScales scales)
    {
        var side = (width - LeftRoom - Right - Between - IdentityLeft - IdentityRight) * SquareShare;
        return new Figure(
            $"{name}-{Vocabulary.Code(quantity)}",
            $"Agreement of {Vocabulary.Abbreviation(quantity)}, {model.Label}",
            $"{Vocabulary.Name(quantity)} by {model.Label} and the expert; each point is a mouse. {BlandAltmanPanel.Marks}"
                + scales.StudyNote([quantity]),
            width,
            ModelHeading.Height + Top + side + Bottom,
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, color, width);
                Draw(canvas, new SKPoint(0, ModelHeading.Height), width, side, model, quantity, 0, color, scales);
            });
    }

    private static void Draw(
        SKCanvas canvas, SKPoint at, float width, float side, ModelResult model, Quantity quantity, int index, SKColor color,
        AgreementScales scales)
    {
        var height = Top + side + Bottom;
        var identity = IdentityLeft + side + IdentityRight;
        var bland = SKRect.Create(at.X, at.Y, width - identity - Between, height);
        BlandAltmanPanel.Draw(
            canvas, bland, model, quantity,
            new($"{Letter(2 * index)}  {Vocabulary.Name(quantity)}", color)
            {
                Left = LeftRoom,
                Right = Right,
                Top = Top,
                Bottom = Bottom,
                TitleIndent = Indent,
                IsNarrow = true,
                NamesLines = false,
                NamesOutliers = false,
                Ticks = 4,
                PointSize = 3.4f,
            },
            scales);
        IdentityPanel.Draw(
            canvas, SKRect.Create(at.X + width - identity, at.Y, identity, height), model, quantity,
            new(Letter((2 * index) + 1), color)
            {
                Left = IdentityLeft,
                Right = IdentityRight,
                Top = Top,
                Bottom = Bottom,
                TitleIndent = Indent,
                SharesTitleLine = true,
                Ticks = 3,
                PointSize = 3.4f,
            },
            scales);
    }

    private static string Letter(int index) => ((char)('a' + index)).ToString();
}
