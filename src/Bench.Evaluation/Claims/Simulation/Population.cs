namespace Bench.Evaluation.Claims.Simulation;

/// <summary>What is true of the model that a simulated run has measured, beside the study's model.</summary>
/// <param name="Shift">How much worse: every Dice lower, and every error larger, by so many SDs of it over mice.</param>
/// <param name="Noise">How many times as wide the errors of volumes and masses spread.</param>
/// <param name="SeedSpread">
/// SD over trainings of every mean, in standard errors of that mean over mice: 1 is as much as the mice do. The study's model has it too.
/// </param>
public sealed record Population(double Shift = 0, double Noise = 1, double SeedSpread = 0)
{
    /// <summary>Whether a run of it is a true reproduction.</summary>
    public bool IsTrue => Shift == 0 && Noise == 1;
}
