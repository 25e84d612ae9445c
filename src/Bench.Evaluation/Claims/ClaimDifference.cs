using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Claims;

/// <summary>
/// The difference of a number found from the published one, on the scale of judgement (Fisher's z for r, else the claim's unit), with its
/// standard error. The published number is of one training and the one found the mean of k: with an SD s over seeds, s²·(1 + 1/k) comes to
/// the variance, and degrees of freedom are Satterthwaite's.
/// </summary>
internal sealed class ClaimDifference
{
    private const double Level = 0.95;
    private readonly double _difference;
    private readonly double _error;
    private readonly double _degrees;
    private readonly double _rounding;
    private readonly double _degreesOfMice;

    public ClaimDifference(PublishedClaim claim, ClaimedNumber found, ReplicationError error, ClaimDifference? asOtherMice)
    {
        (Claim, Basis, AsOtherMice, Trainings) = (claim, error.Basis, asOtherMice, found.Trainings.Count);
        (_difference, _rounding, _degreesOfMice) = (To(found.Value) - To(claim.Value), error.Rounding, error.Degrees);

        // On the study's own mice the range is so narrow that the digits which were not printed matter.
        var mice = error.Basis == ClaimBasis.SameMice ? error.WithRounding : error.Error;
        var seeds = Summary.Of([.. found.Trainings.Select(To)]).StandardDeviation;
        var ofSeeds = Trainings < 2 || double.IsNaN(seeds) ? 0 : seeds * Math.Sqrt(1 + (1.0 / Trainings));
        _error = Math.Sqrt((mice * mice) + (ofSeeds * ofSeeds));
        _degrees = ofSeeds > 0
            ? Math.Pow(_error, 4) / ((Math.Pow(mice, 4) / error.Degrees) + (Math.Pow(ofSeeds, 4) / (Trainings - 1)))
            : error.Degrees;
        SeedSd = Trainings < 2 ? double.NaN : Summary.Of(found.Trainings).StandardDeviation;
    }

    public PublishedClaim Claim { get; }

    public ClaimBasis Basis { get; }

    public int Trainings { get; }

    /// <summary>SD over trainings, in the claim's unit; NaN for one.</summary>
    public double SeedSd { get; }

    /// <summary>The same difference as it would be judged for other mice; null where it is.</summary>
    public ClaimDifference? AsOtherMice { get; }

    /// <summary>95 % range of the number found, if the claim is true.</summary>
    public Interval Range => new(From(To(Claim.Value) - Half), From(To(Claim.Value) + Half), Level);

    public bool IsInside => Math.Abs(_difference) <= Half;

    /// <summary>
    /// Inside only because few trainings say little about their spread: with the degrees of freedom of the mice it would lie outside.
    /// </summary>
    public bool IsInsideForFewTrainingsOnly =>
        IsInside && Math.Abs(_difference) > StudentTDistribution.TwoSidedQuantile(Level, _degreesOfMice) * _error;

    /// <summary>Two-sided p, allowing for the digits that were not printed.</summary>
    public double PValue
    {
        get
        {
            var error = Basis == ClaimBasis.SameMice ? _error : Math.Sqrt((_error * _error) + (_rounding * _rounding));
            return error > 0 ? StudentTDistribution.TwoSided(_difference / error, _degrees) : double.NaN;
        }
    }

    /// <summary>
    /// What a number is that is not the published one: better where it is nearer to perfect agreement (a larger Dice or r, a smaller bias,
    /// limits nearer to zero), else worse; only different where neither direction is.
    /// </summary>
    public ClaimFinding Direction => Claim.Statistic switch
    {
        ClaimStatistic.DiceErrorSpearman => ClaimFinding.Different,
        ClaimStatistic.Mean or ClaimStatistic.PearsonR => _difference > 0 ? ClaimFinding.Better : ClaimFinding.Worse,
        _ => Math.Abs(Claim.Value + _difference) < Math.Abs(Claim.Value) ? ClaimFinding.Better : ClaimFinding.Worse,
    };

    /// <summary>Smallest true difference that would fall outside with probability 0.8, in the claim's unit.</summary>
    public double Detectable => Math.Abs(Claim.Value - From(To(Claim.Value) - Half - (NormalDistribution.Quantile(0.8) * _error)));

    private double Half => StudentTDistribution.TwoSidedQuantile(Level, _degrees) * _error;

    private bool IsFisher => Claim.Statistic is ClaimStatistic.PearsonR or ClaimStatistic.DiceErrorSpearman;

    /// <summary>Two one-sided tests at 5 % of the difference against a margin; false without one.</summary>
    /// <param name="margin">In the claim's unit; NaN for none.</param>
    public bool IsEquivalent(double margin) =>
        !IsFisher && Math.Abs(_difference) + (StudentTDistribution.Quantile(0.95, _degrees) * _error) < margin;

    /// <summary>Probability that a true difference of a margin falls outside the range; NaN without one.</summary>
    /// <param name="margin">In the claim's unit; NaN for none.</param>
    public double Power(double margin) => IsFisher || double.IsNaN(margin)
        ? double.NaN
        : 1 - (NormalDistribution.Lower((Half - margin) / _error) - NormalDistribution.Lower((-Half - margin) / _error));

    private double To(double value) => IsFisher ? Math.Atanh(value) : value;

    private double From(double value) => IsFisher ? Math.Tanh(value) : value;
}
