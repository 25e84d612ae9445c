using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>On the same mice, the mean difference is the difference of the means.</summary>
internal sealed class BiasRule : IAuditRule
{
    public string Name => "bias_is_difference_of_means";

    public string Title => "Bias = mean by the model less mean by the expert.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from quantity in Enum.GetValues<Quantity>()
        from row in study.Rows(
            (quantity, ClaimStatistic.ReferenceMean), (quantity, ClaimStatistic.PredictedMean), (quantity, ClaimStatistic.Bias))
        select Check(row[0], row[1], row[2]);

    private AuditFinding? Check(PublishedClaim reference, PublishedClaim predicted, PublishedClaim bias)
    {
        var implied = predicted.Number.Range - reference.Number.Range;
        return implied.Meets(bias.Number.Range) ? null : AuditFinding.Of(
            this,
            [bias, predicted, reference],
            $"{ClaimText.Name(bias.Quantity)}: the bias is printed as {ClaimText.Value(bias)}, but means of {predicted.Printed} and "
                + $"{reference.Printed} differ by {ClaimText.Range(implied, bias, 1)}.",
            $"bias {ClaimText.Range(implied, bias, 1)}",
            implied);
    }
}
