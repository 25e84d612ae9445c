using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>One quantity of one mouse by expert and model. Undefined values are NaN and say why.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Unit">Unit of both values: <c>µL</c>, <c>%</c> or <c>mg</c>.</param>
/// <param name="Reference">By the expert's masks.</param>
/// <param name="Predicted">By the model's masks.</param>
/// <param name="UndefinedBecause">Why a value is NaN; empty where both are defined.</param>
public sealed record FunctionMeasurement(Quantity Quantity, string Unit, double Reference, double Predicted, string UndefinedBecause)
{
    /// <summary>Predicted less reference.</summary>
    public double Difference => Predicted - Reference;
}
