using System.Globalization;

namespace Bench.Learning.Checks;

/// <summary>Whether training came again: weights of two runs of the same steps from the same start.</summary>
/// <param name="Steps">Steps of each run.</param>
/// <param name="Weights">Numbers compared.</param>
/// <param name="Different">How many of them differ in any bit.</param>
/// <param name="LargestDifference">The largest absolute difference.</param>
/// <param name="Sha256">Hash of the weights of the latter run.</param>
public sealed record StepRepetition(int Steps, long Weights, long Different, double LargestDifference, string Sha256)
{
    /// <summary>A sentence.</summary>
    public string Words => Different == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Steps} training step(s) came again bit for bit ({Weights} weights)")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Different} of {Weights} weights differed after {Steps} training step(s), by {LargestDifference:0.0e0} at most");
}
