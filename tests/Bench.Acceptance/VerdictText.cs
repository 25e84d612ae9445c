using System.Globalization;
using Bench.Evaluation.Results;

namespace Bench.Acceptance;

/// <summary>What a test that fails says of a claim: where it is printed, and for each model what was found instead.</summary>
internal static class VerdictText
{
    public static string Of(IReadOnlyList<ClaimVerdict> verdicts, string study)
    {
        var claim = verdicts[0];
        var lines = verdicts.Select(v => string.Create(
            CultureInfo.InvariantCulture,
            $"  {v.Model}: found {v.Found:0.####}{Unit(v)} [95 % CI {v.FoundInterval.Low:0.####} to {v.FoundInterval.High:0.####}], n "
                + $"= {v.Count}; expected in {v.Range.Low:0.####} to {v.Range.High:0.####}. {Words(v.Outcome)}: {v.Reason}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{claim.Statement}: {claim.Published}{Unit(claim)} published ({study}, {claim.Where})\n{string.Join('\n', lines)}");
    }

    private static string Unit(ClaimVerdict verdict) => verdict.Unit.Length == 0 ? "" : $" {verdict.Unit}";

    private static string Words(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Reproduced => "Reproduced",
        ClaimOutcome.NotReproduced => "Not reproduced",
        _ => "Cannot be judged",
    };
}
