using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.Baselines;

/// <summary>A number that every mouse has once, by which models and runs are compared.</summary>
/// <param name="Name">Name in files, e.g. <c>dice.blood_pool.ED</c> or <c>abs_error.EDV</c>.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Structure">Structure, for Dice; null for the mean of all.</param>
/// <param name="Phase">Phase, for Dice; null for the mean of ED and ES.</param>
/// <param name="Quantity">Quantity, for errors.</param>
public sealed record MouseMeasure(
    string Name, string Unit, BetterWhen Better, Structure? Structure, CardiacPhase? Phase, Quantity? Quantity)
{
    /// <summary>Every measure that a study can have.</summary>
    public static IReadOnlyList<MouseMeasure> Known { get; } =
        [.. Of(StudyTerms.Mouse).Concat(Of(StudyTerms.Mouse with { Structures = Enum.GetValues<Structure>() })).DistinctBy(m => m.Name)];

    /// <summary>Dice of each structure and of all, over both phases and at each; then the absolute error of each quantity.</summary>
    /// <param name="terms">The study.</param>
    public static IReadOnlyList<MouseMeasure> Of(StudyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return [.. DiceMeasures(terms), .. terms.Quantities.Select(Error)];
    }

    /// <summary>The mouse's value; NaN where it has none.</summary>
    /// <param name="mouse">The case.</param>
    public double Of(CaseResult mouse)
    {
        if (Quantity is not { } quantity)
        {
            return DiceSummaries.OfMouse(mouse, Structure, Phase);
        }

        var found = mouse.Function.FirstOrDefault(f => f.Quantity == quantity);
        return found is null ? double.NaN : Math.Abs(found.Difference);
    }

    /// <summary>How much better a value is than another; negative where it is worse.</summary>
    /// <param name="change">The value less the other.</param>
    public double Gain(double change) => Better == BetterWhen.Smaller ? -change : change;

    private static IEnumerable<MouseMeasure> DiceMeasures(StudyTerms terms)
    {
        foreach (var structure in terms.Structures.Select(s => (Structure?)s).Prepend(null))
        {
            foreach (var phase in new CardiacPhase?[] { null, CardiacPhase.EndDiastole, CardiacPhase.EndSystole })
            {
                yield return new MouseMeasure(
                    $"dice.{terms.Code(structure)}.{Vocabulary.Code(phase)}", "", BetterWhen.Larger, structure, phase, null);
            }
        }
    }

    private static MouseMeasure Error(Quantity quantity) =>
        new($"abs_error.{Vocabulary.Code(quantity)}", Vocabulary.Unit(quantity), BetterWhen.Smaller, null, null, quantity);
}
