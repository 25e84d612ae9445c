using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Html;

/// <summary>The numbers and slices that the interactive part of the HTML report works on, as JSON inside the page.</summary>
internal static class ExploreData
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Of(EvaluationResult result) => JsonSerializer.Serialize(
        new
        {
            Quantities = Labels.Quantities.Select(q => new { Code = Labels.Code(q), Name = Labels.Full(q), Unit = Labels.Unit(q) }),
            Models = result.Models.Select((m, i) => new
            {
                m.Label,
                Color = HtmlPage.Css(Palette.OfModel(i)),
                Agreement = m.Agreement.Where(a => double.IsFinite(a.Bias)).ToDictionary(
                    a => Labels.Code(a.Quantity), a => new { a.Bias, Lower = Finite(a.LimitLower), Upper = Finite(a.LimitUpper) }),
                Points = m.Cases.ToDictionary(c => c.Mouse, c => c.Function.Where(f => double.IsFinite(f.Difference)).ToDictionary(
                    f => Labels.Code(f.Quantity), f => new[] { f.Reference, f.Predicted })),
            }),
            Cases = result.Montages.Select(Case),
        },
        Options);

    private static object Case(MontageCase c) => new
    {
        Title = $"{char.ToUpperInvariant(c.Rank[0])}{c.Rank[1..]}: {c.Mouse}, {Phase(c.Phase)} (frame {c.FrameIndex}), Dice {NumberText.Fixed(c.MeanDice, 3)}",
        Slices = c.Slices.Select(s => new
        {
            s.Slice,
            s.Height,
            s.Width,
            Image = s.Image,
            Reference = s.Reference,
            s.Predicted,
        }),
    };

    private static string Phase(CardiacPhase phase) => Labels.Code(phase);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
