using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Statistics.Association;

namespace Bench.Evaluation.Summaries;

/// <summary>
/// Dice of a structure in one phase and the absolute error of the quantity measured from the same masks, over the mice of a model that have
/// both.
/// </summary>
/// <param name="Mice">Names.</param>
/// <param name="Dice">Dice, 0 … 1.</param>
/// <param name="Errors">|model − expert|, in the unit of the quantity.</param>
public sealed record DiceErrorPairs(IReadOnlyList<string> Mice, IReadOnlyList<double> Dice, IReadOnlyList<double> Errors)
{
    /// <summary>Fewer mice give no correlation worth printing: any two have ρ = ±1.</summary>
    public const int LeastMice = 3;

    private SpearmanCorrelation? _spearman;

    /// <summary>The quantities that are measured from the masks of one frame, with the masks: the published study's four.</summary>
    public static IReadOnlyList<(Quantity Quantity, Structure Structure, CardiacPhase Phase)> Kinds { get; } =
    [
        (Quantity.EndDiastolicVolume, Structure.BloodPool, CardiacPhase.EndDiastole),
        (Quantity.EndSystolicVolume, Structure.BloodPool, CardiacPhase.EndSystole),
        (Quantity.MassAtEndDiastole, Structure.Myocardium, CardiacPhase.EndDiastole),
        (Quantity.MassAtEndSystole, Structure.Myocardium, CardiacPhase.EndSystole),
    ];

    /// <summary>The same of a study: two more where it labels the right ventricle.</summary>
    /// <param name="terms">The study.</param>
    public static IReadOnlyList<(Quantity Quantity, Structure Structure, CardiacPhase Phase)> KindsOf(StudyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return !terms.HasRightVentricle
            ? Kinds
            :
            [
                .. Kinds,
                (Quantity.RightEndDiastolicVolume, Structure.RightVentricle, CardiacPhase.EndDiastole),
                (Quantity.RightEndSystolicVolume, Structure.RightVentricle, CardiacPhase.EndSystole),
            ];
    }

    /// <summary>Spearman's rank correlation of Dice and error.</summary>
    public SpearmanCorrelation Spearman => _spearman ??= SpearmanCorrelation.Of(Dice, Errors);

    /// <summary>ρ; NaN below <see cref="LeastMice"/> mice, or where all Dice or all errors are equal.</summary>
    public double Rho => Mice.Count < LeastMice ? double.NaN : Spearman.Coefficient;

    /// <summary>The pairs of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="kind">The quantity, and the masks whose Dice is meant.</param>
    public static DiceErrorPairs Of(ModelResult model, (Quantity Quantity, Structure Structure, CardiacPhase Phase) kind)
    {
        ArgumentNullException.ThrowIfNull(model);
        var pairs =
            (from c in model.Cases
             from f in c.Function
             where f.Quantity == kind.Quantity && double.IsFinite(f.Difference)
             from d in c.Dice.Where(d => d.Structure == kind.Structure && d.Phase == kind.Phase && double.IsFinite(d.Dice)).Take(1)
             select (c.Mouse, d.Dice, Error: Math.Abs(f.Difference))).ToArray();
        return new DiceErrorPairs([.. pairs.Select(p => p.Mouse)], [.. pairs.Select(p => p.Dice)], [.. pairs.Select(p => p.Error)]);
    }
}
