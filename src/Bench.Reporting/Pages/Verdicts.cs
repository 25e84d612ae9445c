using Bench.Evaluation.Results;

namespace Bench.Reporting.Pages;

/// <summary>How verdicts are shown: symbols of different shape, so that none rests on its colour.</summary>
internal static class Verdicts
{
    public static string Symbol(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Reproduced => "●",
        ClaimOutcome.NotReproduced => "▲",
        _ => "○",
    };

    /// <summary>Reproduced in so far as nothing speaks against it, but not shown.</summary>
    public const string Compatible = "◆";

    public static string Words(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Reproduced => "reproduced",
        ClaimOutcome.NotReproduced => "not reproduced",
        _ => "cannot be judged",
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
