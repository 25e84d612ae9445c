using System.Text.Json.Serialization;
using Bench.Statistics;

namespace Bench.Evaluation.Results;

/// <summary>Judgement of one published number.</summary>
/// <param name="ClaimId">Identifier in the claims file, e.g. <c>dice.blood_pool.mean</c>.</param>
/// <param name="Statement">The claim for a reader, e.g. "Dice, blood pool, mean".</param>
/// <param name="Where">Where it is printed, e.g. "Table 1".</param>
/// <param name="Model">The model judged.</param>
/// <param name="Unit">Unit of the numbers; empty for ratios.</param>
/// <param name="Published">The published number.</param>
/// <param name="Found">The number found here; NaN where there is none.</param>
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
    ClaimOutcome Outcome,
    string Reason)
{
    /// <summary>Range in which a replication of the claim should fall; undefined where none can be given.</summary>
    [JsonRequired, FlatKeys("interval_low", "interval_high")]
    public Interval Range { get; init; } = Interval.Undefined(0.95);

    /// <summary>What lies behind the verdict.</summary>
    public ClaimFinding Finding { get; init; }

    /// <summary>
    /// Largest difference from the published number that would not matter, in the claim's unit; NaN where none is stated.
    /// </summary>
    public double Margin { get; init; } = double.NaN;

    /// <summary>
    /// Probability that a number that is truly off by the margin would fall outside its range, 0 … 1; NaN without a margin.
    /// </summary>
    public double Power { get; init; } = double.NaN;

    /// <summary>What the range is made from.</summary>
    public ClaimBasis Basis { get; init; }

    /// <summary>95 % interval of the number found, over mice; undefined where there is none.</summary>
    [FlatKeys("found_low", "found_high")]
    public Interval FoundInterval { get; init; } = Interval.Undefined(0.95);

    /// <summary>Mice behind the number found.</summary>
    public int Count { get; init; }

    /// <summary>
    /// Smallest true difference from the published number that would fall outside the range with probability 0.8, in the claim's unit; NaN
    /// where not judged.
    /// </summary>
    public double Detectable { get; init; } = double.NaN;

    /// <summary>
    /// Two-sided p of a difference from the published number, allowing for its rounding; NaN where not judged, and for bounds.
    /// </summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>The same, corrected for all numbers judged on this model (Benjamini and Hochberg 1995).</summary>
    public double CorrectedP { get; init; } = double.NaN;

    /// <summary>Trainings behind the number, which is their mean; 1 for masks made elsewhere.</summary>
    public int Trainings { get; init; } = 1;

    /// <summary>SD over trainings, n − 1; NaN for one. It is part of the range.</summary>
    public double SeedSd { get; init; } = double.NaN;
}

/// <summary>What can be said of a published number.</summary>
public enum ClaimOutcome
{
    /// <summary>The number found lies where a replication of the claim should.</summary>
    Reproduced,

    /// <summary>It does not.</summary>
    NotReproduced,

    /// <summary>The evidence at hand cannot decide; the reason says why.</summary>
    CannotBeJudged,
}

/// <summary>What lies behind a verdict, finer than <see cref="ClaimOutcome"/>.</summary>
public enum ClaimFinding
{
    /// <summary>Reproduced, and shown to differ from the published number by less than the margin (two one-sided tests at 5 %).</summary>
    Equivalent,

    /// <summary>Reproduced: where a replication should fall, but a difference as large as the margin is not excluded.</summary>
    Compatible,

    /// <summary>Reproduced: the 95 % interval of the number found lies wholly on the printed side of a bound.</summary>
    BoundShown,

    /// <summary>
    /// Not reproduced: nearer to perfect agreement than the published number, by more than chance explains among all numbers judged.
    /// </summary>
    Better,

    /// <summary>
    /// Not reproduced: farther from perfect agreement than the published number, by more than chance explains among all numbers judged.
    /// </summary>
    Worse,

    /// <summary>Not reproduced, by more than chance explains, where neither direction is nearer to perfect agreement.</summary>
    Different,

    /// <summary>
    /// Cannot be judged: outside its own 95 % range, but among so many numbers some are outside by chance (the corrected p is 0.05 or
    /// more).
    /// </summary>
    WithinChance,

    /// <summary>Cannot be judged: data, training, cleaning or definitions are not such that the claim speaks of them.</summary>
    NotComparable,

    /// <summary>Cannot be judged: too few mice.</summary>
    TooFewMice,

    /// <summary>Cannot be judged: too few trainings to tell what the seed does.</summary>
    TooFewRuns,

    /// <summary>Cannot be judged: the study prints no spread, or the number is undefined here.</summary>
    NoEvidence,
}

/// <summary>What the range of a verdict is made from.</summary>
public enum ClaimBasis
{
    /// <summary>Other mice: the 95 % prediction interval of a replication.</summary>
    OtherMice,

    /// <summary>The study's own mice, found again by its points: the 95 % interval of the paired difference.</summary>
    SameMice,

    /// <summary>A printed bound, held against the 95 % interval of the number found.</summary>
    Bound,

    /// <summary>A printed bound of p, held against p of the same test here.</summary>
    Test,
}
