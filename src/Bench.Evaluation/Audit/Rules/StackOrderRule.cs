using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Worst ≤ median ≤ best; the mean over all stacks, of both structures and phases, lies between worst and best; and no stack lies further
/// from its phase's mean than (n − 1)/√n SDs (Samuelson 1968), where the SD of the mean of both structures is at most the mean of their
/// SDs.
/// </summary>
internal sealed class StackOrderRule : IAuditRule
{
    public string Name => "order_of_stacks";

    public string Title => "Dice of the worst, median and best stack are in order, around the mean and within reach of the SDs.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        study.Study.Claims.Where(c => c.Measure == ClaimMeasure.Dice).GroupBy(c => c.Subject).SelectMany(group => Check(study, [.. group]));

    private IEnumerable<AuditFinding?> Check(AuditedStudy study, PublishedClaim[] dice)
    {
        var (worst, median, best) = (
            First(dice, ClaimStatistic.StackWorst), First(dice, ClaimStatistic.StackMedian), First(dice, ClaimStatistic.StackBest));
        foreach (var (lower, upper) in new[] { (worst, median), (median, best) })
        {
            if (lower is not null && upper is not null)
            {
                yield return lower.Number.Range.Low <= upper.Number.Range.High ? null : AuditFinding.Of(
                    this,
                    [lower, upper],
                    $"{lower.Statement} is printed as {lower.Printed}, above {upper.Printed} for {upper.Statement}.",
                    $"at most {upper.Printed}");
            }
        }

        if (Reach(study, dice) is { } reach)
        {
            foreach (var stack in new[] { worst, best }.OfType<PublishedClaim>())
            {
                yield return WithinReach(stack, reach.Range, reach.From);
            }
        }

        var structures = Vocabulary.Structures.Order()
            .Select(s => Array.Find(dice, c => c.Structure == s && c.Phase is null && c.Statistic == ClaimStatistic.Mean))
            .OfType<PublishedClaim>()
            .ToArray();
        if (worst is not null && best is not null && structures.Length == 2)
        {
            var mean = 0.5 * (structures[0].Number.Range + structures[1].Number.Range);
            var between = new ValueRange(worst.Number.Range.Low, best.Number.Range.High);
            yield return mean.Meets(between) ? null : AuditFinding.Of(
                this,
                [worst, best, .. structures],
                $"The mean Dice over stacks, {ClaimText.Range(mean, worst, 1)}, lies outside that of the worst and best stack, "
                    + $"{worst.Printed} to {best.Printed}.",
                ClaimText.Range(between, worst),
                between);
        }
    }

    private AuditFinding? WithinReach(PublishedClaim stack, ValueRange reach, IEnumerable<PublishedClaim> from) =>
        reach.Meets(stack.Number.Range) ? null : AuditFinding.Of(
        this,
        [stack, .. from],
        $"{stack.Statement}: {stack.Printed} is further from the means at ED and ES than their SDs allow: {ClaimText.Range(reach, stack)}.",
        ClaimText.Range(reach, stack),
        reach);

    /// <summary>
    /// All Dice that a stack can have, and the claims that say so; null where means and SDs at both phases are not all printed.
    /// </summary>
    private static (ValueRange Range, PublishedClaim[] From)? Reach(AuditedStudy study, PublishedClaim[] dice)
    {
        var ranges = new List<ValueRange>();
        var from = new List<PublishedClaim>();
        foreach (var phase in new[] { CardiacPhase.EndDiastole, CardiacPhase.EndSystole })
        {
            var claims = (from statistic in new[] { ClaimStatistic.Mean, ClaimStatistic.StandardDeviation }
                          from structure in Vocabulary.Structures.Order()
                          select Array.Find(dice, c => c.Structure == structure && c.Phase == phase && c.Statistic == statistic))
                .OfType<PublishedClaim>().ToArray();
            if (claims.Length < 4 || claims.Select(study.Cases).Distinct().Count() > 1)
            {
                return null;
            }

            double n = study.Cases(claims[0]);
            var mean = 0.5 * (claims[0].Number.Range + claims[1].Number.Range);
            ranges.Add(
                mean.Widened(
                    (n - 1) / Math
                        .Sqrt(n) * (claims[2].Number.Range.High + claims[3].Number.Range.High) / 2 * Math
                        .Sqrt(n / Math.Max(1, n - 1))));
            from.AddRange(claims);
        }

        return (ranges[0].Joined(ranges[1]), [.. from]);
    }

    private static PublishedClaim? First(PublishedClaim[] dice, ClaimStatistic statistic) =>
        Array.Find(dice, c => c.Statistic == statistic);
}
