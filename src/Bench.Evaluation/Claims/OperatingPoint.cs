namespace Bench.Evaluation.Claims;

/// <summary>How often a claim is found reproduced by runs of known truth.</summary>
/// <param name="Claim">The claim, e.g. <c>bias</c>.</param>
/// <param name="Change">How the run's population differs from the study's: <c>shift</c> of the model's values, or <c>noise</c> in them.</param>
/// <param name="Size">Shift in SDs over mice, or the factor on the SD of the differences; 0 or 1 for a true reproduction.</param>
/// <param name="Trials">Pairs of study and run that were simulated.</param>
/// <param name="Accepted">Runs judged to reproduce the claim.</param>
public sealed record OperatingPoint(string Claim, string Change, double Size, int Trials, int Accepted)
{
    /// <summary>Share of runs judged to reproduce the claim.</summary>
    public double Rate => Accepted / (double)Trials;

    /// <summary>Binomial standard error of that share.</summary>
    public double StandardError => Math.Sqrt(Rate * (1 - Rate) / Trials);
}
