using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>Worst ≤ median ≤ best, and the mean over all stacks, of both structures and phases, lies between worst and best.</summary>
internal sealed class StackOrderRule : IAuditRule
{
    public string Name => "order_of_stacks";

    public string Title => "Dice of the worst, median and best stack are in order, with the mean between the ends.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        var (worst, median, best) = (First(study, ClaimStatistic.StackWorst), First(study, ClaimStatistic.StackMedian), First(study, ClaimStatistic.StackBest));
        foreach (var (lower, upper) in new[] { (worst, median), (median, best) })
        {
            if (lower is not null && upper is not null)
            {
                yield return lower.Number.Range.Low <= upper.Number.Range.High ? null : AuditFinding.Of(
                    this, [lower, upper], $"{lower.Statement} is printed as {lower.Printed}, above {upper.Printed} for {upper.Statement}.", $"at most {upper.Printed}");
            }
        }

        var structures = Enum.GetValues<Structure>()
            .Select(s => study.Study.Claims.FirstOrDefault(c => c.Measure == ClaimMeasure.Dice && c.Structure == s && c.Phase is null && c.Statistic == ClaimStatistic.Mean))
            .OfType<PublishedClaim>()
            .ToArray();
        if (worst is not null && best is not null && structures.Length == 2)
        {
            var mean = 0.5 * (structures[0].Number.Range + structures[1].Number.Range);
            var between = new ValueRange(worst.Number.Range.Low, best.Number.Range.High);
            yield return mean.Meets(between) ? null : AuditFinding.Of(
                this,
                [worst, best, .. structures],
                $"The mean Dice over stacks, {ClaimText.Range(mean, worst, 1)}, lies outside that of the worst and best stack, {worst.Printed} to {best.Printed}.",
                ClaimText.Range(between, worst),
                between);
        }
    }

    private static PublishedClaim? First(AuditedStudy study, ClaimStatistic statistic) =>
        study.Study.Claims.FirstOrDefault(c => c.Measure == ClaimMeasure.Dice && c.Statistic == statistic);
}
