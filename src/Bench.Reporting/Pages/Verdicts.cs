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

    public static string Words(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Reproduced => "reproduced",
        ClaimOutcome.NotReproduced => "not reproduced",
        _ => "cannot be judged",
    };
}
