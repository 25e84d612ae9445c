using Bench.Core.Training;

namespace Bench.Reporting.Wording;

/// <summary>How long was trained, in words.</summary>
internal static class TrainingText
{
    /// <summary>Which epochs' weights were kept, of how many.</summary>
    /// <param name="training">The training, or those of all folds.</param>
    public static string Kept(TrainingSummary training) => training.Folds is { Count: > 1 } folds
        ? $"in {folds.Count} folds epochs {Range(folds.Select(f => f.BestEpoch + 1))} of {Range(folds.Select(f => f.Epochs.Count))} "
            + "were kept"
        : $"epoch {training.BestEpoch + 1} of {training.Epochs.Count} was kept";

    /// <summary>The least and the most of some numbers, or the only one.</summary>
    /// <param name="values">The numbers, at least one.</param>
    public static string Range(IEnumerable<int> values)
    {
        int[] all = [.. values];
        var (least, most) = (all.Min(), all.Max());
        return least == most ? NumberText.Count(least) : $"{NumberText.Count(least)} to {NumberText.Count(most)}";
    }
}
