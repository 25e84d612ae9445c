using Bench.Evaluation.Results;

namespace Bench.Reporting.Wording;

/// <summary>What a comparison of single trainings is worth, since a training does not come out alike on all machines.</summary>
internal static class MachineNote
{
    /// <summary>
    /// A sentence or two. The example was measured: the same commit, data, seed and profile on an AMD and an Intel processor.
    /// </summary>
    /// <param name="result">The result.</param>
    public static string Of(EvaluationResult result)
    {
        const string Masks = "The tests speak of these sets of weights or masks, not of the methods behind them";
        var trained = result.Models.Any(m => m.Training is not null);
        var trainings = result.SeedSpreads.Select(s => s.Values.Count).DefaultIfEmpty(1).Max();
        return trained
            ? $"{Masks}. The same seed gives another network on another kind of processor or card: in one pair of runs UNet3+ had a mean "
                + "Dice "
                + "of 0.936 on the one and 0.942 on the other, and only on the one was UNet “better” by four measures (p < 0.001). "
                + (trainings > 1
                    ? $"Of each network the training with seed {result.Settings.Seed} is compared here, and the other "
                        + $"{trainings - 1} are not: the verdict on methods counts all {trainings}."
                    : "A verdict on methods takes several trainings (--seeds).")
            : $"{Masks}: how much another training would differ, only several can tell.";
    }
}
