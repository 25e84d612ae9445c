using Bench.Learning.Segmentation;
using Bench.Statistics.Distributions;

namespace Bench.Harness.Stages;

/// <summary>
/// How well a network does on the mice of one family. Dice over whole stacks, mean of both structures and both phases of a mouse.
/// </summary>
/// <param name="Family">Its name.</param>
/// <param name="Mice">How many mice.</param>
/// <param name="Dice">Mean over mice.</param>
/// <param name="Low">Lower end of the mean's 95 % interval (Student's t), cut at 0 and 1.</param>
/// <param name="High">Upper end.</param>
/// <param name="Least">The worst mouse.</param>
/// <param name="Myocardium">Mean Dice of the myocardium.</param>
/// <param name="BloodPool">Mean Dice of the blood pool.</param>
/// <param name="Poor">Mice below <see cref="JudgedCase.PoorBelow"/>.</param>
/// <param name="PoorFlagged">Those of them that a person was asked to look at.</param>
/// <param name="GoodFlagged">The others that a person was asked to look at.</param>
internal sealed record FamilyFigures(
    string Family,
    int Mice,
    double Dice,
    double Low,
    double High,
    double Least,
    double Myocardium,
    double BloodPool,
    int Poor,
    int PoorFlagged,
    int GoodFlagged)
{
    /// <summary>Sums up a family.</summary>
    /// <param name="family">Name of the family.</param>
    /// <param name="cases">Its mice.</param>
    /// <param name="checks">When a person is asked to look.</param>
    public static FamilyFigures Of(string family, IReadOnlyList<JudgedCase> cases, CaseChecks checks)
    {
        double[] dice = [.. cases.Select(c => c.Dice)];
        var mean = dice.Average();
        var deviation = Math.Sqrt(dice.Sum(d => (d - mean) * (d - mean)) / Math.Max(1, dice.Length - 1));
        var half = dice.Length < 2
            ? double.NaN
            : StudentTDistribution.TwoSidedQuantile(0.95, dice.Length - 1) * deviation / Math.Sqrt(dice.Length);
        var flagged = cases.Where(c => checks.Doubts(c.Trust).Count > 0).ToArray();
        return new FamilyFigures(
            family,
            dice.Length,
            mean,
            Math.Max(0, mean - half),
            Math.Min(1, mean + half),
            dice.Min(),
            cases.Average(c => c.Myocardium),
            cases.Average(c => c.BloodPool),
            cases.Count(c => c.IsPoor),
            flagged.Count(c => c.IsPoor),
            flagged.Count(c => !c.IsPoor));
    }
}
