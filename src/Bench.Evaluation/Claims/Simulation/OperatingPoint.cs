namespace Bench.Evaluation.Claims.Simulation;

/// <summary>How simulated runs of known truth were judged.</summary>
/// <param name="Design"><c>other_mice</c>, <c>same_mice</c>, or <c>other_mice</c> with several trainings.</param>
/// <param name="Trainings">Trainings of the run.</param>
/// <param name="Population">What was true of the run's model.</param>
/// <param name="Claim">
/// Kind of number: <c>mean Dice</c>, <c>bias</c>, <c>lower limit</c>, <c>upper limit</c>, <c>r</c>; <c>whole run</c> for all of them
/// together, reproduced where none is not reproduced.
/// </param>
/// <param name="Judged">Numbers judged, over all runs; runs, for the whole run.</param>
/// <param name="Reproduced">Of these, reproduced.</param>
/// <param name="Equivalent">Of these, shown equivalent.</param>
/// <param name="NotReproduced">Not reproduced; the rest could not be judged.</param>
public sealed record OperatingPoint(
    string Design, int Trainings, Population Population, string Claim, int Judged, int Reproduced, int Equivalent, int NotReproduced)
{
    /// <summary>Share reproduced, 0 … 1.</summary>
    public double ReproducedRate => (double)Reproduced / Judged;

    /// <summary>Share not reproduced, 0 … 1.</summary>
    public double NotReproducedRate => (double)NotReproduced / Judged;
}
