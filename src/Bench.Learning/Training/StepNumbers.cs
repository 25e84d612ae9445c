namespace Bench.Learning.Training;

/// <summary>What a step tells.</summary>
/// <param name="Loss">Loss before it, summed over heads.</param>
/// <param name="SquaredGradient">Squared length of its gradient, as a float32.</param>
/// <param name="Counts">See <see cref="PooledDice.Count"/>.</param>
internal sealed record StepNumbers(double Loss, double SquaredGradient, IReadOnlyList<long> Counts)
{
    /// <summary>False where the weights were spoilt by it.</summary>
    public bool IsFinite => double.IsFinite(Loss) && double.IsFinite(SquaredGradient);

    /// <summary>Takes them apart.</summary>
    /// <param name="numbers">Loss, squared gradient, counts.</param>
    public static StepNumbers Of(ReadOnlySpan<double> numbers) =>
        new(numbers[0], numbers[1], [.. numbers[2..].ToArray().Select(n => (long)n)]);
}
