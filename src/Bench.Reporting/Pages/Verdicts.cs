using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Pages;

/// <summary>How verdicts are shown: symbols of different shape, so that none rests on its colour.</summary>
internal static class Verdicts
{
    /// <summary>What the symbols say.</summary>
    public static RichText Legend { get; } = VerdictWords.Kinds
        .Select(k => RichText.Colored(Symbol(k), Color(k)).Then($" {VerdictWords.Name(k)}   "))
        .Aggregate((a, b) => a.Then(b));

    public static RichText Symbol(ClaimVerdict claim) =>
        RichText.Colored(Symbol(VerdictWords.KindOf(claim)), Palette.Of(claim));

    public static string Symbol(VerdictKind kind) => kind switch
    {
        VerdictKind.Shown => "●",
        VerdictKind.Compatible => "◆",
        VerdictKind.Different => "▲",
        _ => "○",
    };

    public static SKColor Color(VerdictKind kind) => kind switch
    {
        VerdictKind.Shown => Palette.Shown,
        VerdictKind.Different => Palette.Different,
        _ => Palette.Grey,
    };

    public static string Words(ClaimFinding finding) => finding switch
    {
        ClaimFinding.Equivalent => "equivalent",
        ClaimFinding.Compatible => "compatible",
        ClaimFinding.BoundShown => "bound shown",
        ClaimFinding.Better => "better",
        ClaimFinding.Worse => "worse",
        ClaimFinding.Different => "different",
        ClaimFinding.WithinChance => "chance",
        ClaimFinding.NotComparable => "not comparable",
        ClaimFinding.TooFewMice => "too few mice",
        ClaimFinding.TooFewRuns => "too few trainings",
        _ => "no evidence",
    };
}
