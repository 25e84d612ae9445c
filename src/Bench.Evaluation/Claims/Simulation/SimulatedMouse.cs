namespace Bench.Evaluation.Claims.Simulation;

/// <summary>
/// A mouse as its expert measured it, µL and mg, with what all Dice of it have in common. Means and SDs are those of the study's Table 1.
/// </summary>
internal sealed record SimulatedMouse(double Edv, double Esv, double MassEd, double MassEs, double Difficulty)
{
    public static SimulatedMouse Draw(Random random)
    {
        var edv = Math.Max(20, 65.6 + (10 * Normal(random)));
        var ejected = Math.Clamp(0.593 + (0.107 * Normal(random)), 0.15, 0.9);
        var mass = Math.Max(20, 105 + (26 * Normal(random)));
        return new SimulatedMouse(edv, edv * (1 - ejected), mass, mass + 6 + (5 * Normal(random)), Normal(random));
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
