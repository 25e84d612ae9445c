using Bench.Core;
using Bench.Core.Function;

namespace Bench.Evaluation.Cases;

/// <summary>The units in which results are stored and reported, as the study does: µL, mg, and percent for the ejection fraction.</summary>
public static class ReportedUnit
{
    /// <summary>Unit of a quantity in every result: <c>µL</c>, <c>%</c> or <c>mg</c>.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Of(Quantity quantity) => quantity == Quantity.EjectionFraction ? "%" : CardiacFunction.Unit(quantity);

    /// <summary>A quantity's value in that unit; NaN where undefined.</summary>
    /// <param name="function">The measured function.</param>
    /// <param name="quantity">The quantity.</param>
    public static double Value(CardiacFunction function, Quantity quantity) =>
        function.Value(quantity) * (quantity == Quantity.EjectionFraction ? 100 : 1);
}
