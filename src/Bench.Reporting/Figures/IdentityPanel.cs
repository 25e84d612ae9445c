using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Model on expert for one quantity with the line of identity; the data area is a square.</summary>
internal static class IdentityPanel
{
    private const int ManyMice = 60;
    private const float TitleLine = 10;

    /// <summary>Height of a panel whose data area is square.</summary>
    public static float Height(float width, IdentityLook look) => width - look.Left - look.Right + look.Top + look.Bottom;

    /// <summary>Draws the panel.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The rectangle; of the height that its width asks for.</param>
    /// <param name="model">The model.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="look">How it is to look.</param>
    /// <param name="scales">Axes and decimals.</param>
    public static void Draw(SKCanvas canvas, SKRect rect, ModelResult model, Quantity quantity, IdentityLook look, AgreementScales scales)
    {
        var unit = PairedValues.UnitOf(model, quantity);
        var y = rect.Top + 9;
        if (look.Title.Length > 0)
        {
            TextLine.Draw(canvas, look.Title, ChartText.Title, rect.Left + look.TitleIndent, y);
        }

        var values = PairedValues.Of(model, quantity);
        if (values.Count == 0)
        {
            return;
        }

        var scale = scales.Values(quantity, look.Ticks);
        var panel = new ChartPanel(scale, scale, $"Expert ({unit})", $"Model ({unit})")
        { Left = look.Left, Right = look.Right, Top = look.Top, Bottom = look.Bottom };
        panel.Line(scale.Min, scale.Min, scale.Max, scale.Max, Palette.Grey, 0.7f);
        if (scales.Study(quantity) is { } study)
        {
            panel.Points([.. study.Reference], [.. study.Predicted], Palette.LightGrey, look.PointSize * 0.62f);
        }

        panel.Points(values.Reference, values.Predicted, look.Color, values.Count > ManyMice ? look.PointSize * 0.7f : look.PointSize);
        panel.Draw(canvas, rect);
        if (model.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } agreement)
        {
            y = look.Title.Length > 0 && !look.SharesTitleLine ? y + TitleLine : y;
            var left = rect.Left + look.TitleIndent + (look.SharesTitleLine ? 10 : 0);
            foreach (var line in Numbers(agreement, scales.CorrelationDecimals(quantity)))
            {
                TextLine.Draw(canvas, ChartText.FirstThatFits(ChartText.Note, rect.Right - left, line), ChartText.Note, left, y);
                y += TitleLine;
            }
        }
    }

    private static IEnumerable<string[]> Numbers(AgreementSummary agreement, int decimals)
    {
        if (double.IsFinite(agreement.Pearson.Value))
        {
            var r = NumberText.Fixed(agreement.Pearson.Value, decimals);
            yield return [$"r = {NumberText.WithInterval(agreement.Pearson, decimals)}", $"r = {r}", r];
        }

        var count = $"n = {agreement.Count}";
        yield return double.IsNaN(agreement.ConcordanceCorrelation)
            ? [count]
            : [$"CCC = {NumberText.Fixed(agreement.ConcordanceCorrelation, decimals)}, {count}", count];
    }
}

/// <summary>How an identity plot is to look.</summary>
/// <param name="Title">Above the plot.</param>
/// <param name="Color">Of the model.</param>
internal sealed record IdentityLook(string Title, SKColor Color)
{
    /// <summary>Room around the data area.</summary>
    public float Left { get; init; } = 34;

    public float Right { get; init; } = 8;

    public float Top { get; init; } = 36;

    public float Bottom { get; init; } = 27;

    public float TitleIndent { get; init; } = 34;

    public int Ticks { get; init; } = 4;

    public float PointSize { get; init; } = 4.2f;

    /// <summary>True where the title is a letter, behind which the numbers stand.</summary>
    public bool SharesTitleLine { get; init; }
}
