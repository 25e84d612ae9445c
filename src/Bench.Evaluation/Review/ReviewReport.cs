using System.Text.Json.Serialization;
using Bench.Evaluation.Audit;

namespace Bench.Evaluation.Review;

/// <summary>What a review found.</summary>
/// <param name="Pairs">Each printed comparison.</param>
/// <param name="Audit">Whether the printed numbers of the study go together; null where no claims were given.</param>
public sealed record ReviewReport(
    IReadOnlyList<PairReview> Pairs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AuditReport? Audit);
