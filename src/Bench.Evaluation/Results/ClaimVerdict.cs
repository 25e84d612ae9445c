namespace Bench.Evaluation.Results;

/// <summary>Judgement of one published number.</summary>
/// <param name="ClaimId">Identifier in the claims file, e.g. <c>dice.blood_pool.mean</c>.</param>
/// <param name="Statement">The claim for a reader, e.g. "Dice, blood pool, mean".</param>
/// <param name="Where">Where it is printed, e.g. "Table 1".</param>
/// <param name="Model">The model judged.</param>
/// <param name="Unit">Unit of the numbers; empty for ratios.</param>
/// <param name="Published">The published number.</param>
/// <param name="Found">The number found here; NaN where there is none.</param>
/// <param name="IntervalLow">Lower end of the range in which a replication of the claim should fall; NaN where none can be given.</param>
/// <param name="IntervalHigh">Upper end.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record ClaimVerdict(
    string ClaimId,
    string Statement,
    string Where,
    string Model,
    string Unit,
    double Published,
    double Found,
    double IntervalLow,
    double IntervalHigh,
    ClaimOutcome Outcome,
    string Reason);
