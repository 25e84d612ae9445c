using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Html;

/// <summary>The numbers, images and labels that the interactive part of the HTML report works on, as JSON inside the page.</summary>
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
            NoCase = result.Settings.Terms.Say("No mouse has this quantity by expert and model."),
            result.Settings.Terms.HasRightVentricle,
            Quantities = result.Settings.Terms.Quantities
                .Select(q => new { Code = Vocabulary.Code(q), Name = Vocabulary.Name(q), Unit = result.Settings.Terms.UnitOf(q) }),
            Models = result.Models.Select((m, i) => new
            {
                m.Label,
                Color = HtmlPage.Css(Palette.OfModel(i)),
                Agreement = m.Agreement.Where(a => double.IsFinite(a.Bias.Value)).ToDictionary(a => Vocabulary.Code(a.Quantity), Lines),
                Points = m.Cases.ToDictionary(c => c.Mouse, c => c.Function.Where(f => double.IsFinite(f.Difference)).ToDictionary(
                    f => Vocabulary.Code(f.Quantity), f => new[] { f.Reference, f.Predicted })),
            }),
            Cases = result.Montages.Where(m => m.Slices.Count > 0).Select(m => new
            {
                Title =
                    $"{char.ToUpperInvariant(m.Rank[0])}{m.Rank[1..]}: {m.Mouse}, {Vocabulary.Code(m.Phase)} (frame "
                        + $"{m.FrameIndex + result.Settings.Terms.FirstFrame}), Dice {NumberText.Fixed(m.MeanDice, 3)}",
                Frame = m.FrameIndex,
                result.Settings.Terms.FirstFrame,
                Aspect = Aspect(VoxelSpacings.Of(result, m.Mouse)),
                Cine = ViewedCine.Of(m, result),
            }),
        },
        Options);

    private static double?[][] Lines(AgreementSummary a) =>
    [
        [
            Finite(a.LowerLimit.Value), Finite(a.LowerLimit.Low), Finite(a.LowerLimit.High),
        ], [Finite(a.Bias.Value), Finite(a.Bias.Low), Finite(a.Bias.High)],
        [Finite(a.UpperLimit.Value), Finite(a.UpperLimit.Low), Finite(a.UpperLimit.High)],
    ];

    private static double Aspect(IReadOnlyList<double> spacing) => spacing.Count >= 2 && spacing[1] > 0 ? spacing[0] / spacing[1] : 1;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
