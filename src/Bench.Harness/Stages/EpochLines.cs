using System.Globalization;
using Bench.Core.IO;
using Bench.Core.Training;
using Bench.Harness.Progress;
using Bench.Learning.Training;
using Bench.Reporting.Tables;

namespace Bench.Harness.Stages;

/// <summary>
/// Tells each step and each epoch, and keeps all epochs on disk: as a table, and as events for TensorBoard.
/// </summary>
/// <param name="progress">Who is told what happens.</param>
/// <param name="historyFile">The table, written anew after each epoch; see docs/outputs.md.</param>
/// <param name="eventFolder">Folder of the events.</param>
internal sealed class EpochLines(JobProgress progress, string historyFile, string eventFolder) : IProgress<TrainingProgress>
{
    private readonly TensorBoardLog _events = new(eventFolder);

    /// <summary>Told the same; null for nobody.</summary>
    public Action<TrainingProgress>? Watch { get; init; }

    public void Report(TrainingProgress value)
    {
        Watch?.Invoke(value);
        var speed = string.Create(
            CultureInfo.InvariantCulture,
            $"{value.ImagesPerSecond:G3} images/s ({value.WaitingShare:0.0 %} of the time waiting for data)  at most "
                + $"{Left(value.TimeLeft)} left");
        if (value.LastEpoch is { } epoch)
        {
            progress.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  epoch {epoch.Epoch + 1,3}/{value.Epochs}  loss {epoch.TrainingLoss:0.0000}  validation loss "
                    + $"{epoch.ValidationLoss:0.0000}  Dice myocardium {epoch.ValidationDiceMyocardium:0.000}  blood pool "
                    + $"{epoch.ValidationDiceBloodPool:0.000}{Right(epoch.ValidationDiceRightVentricle)}  rate "
                    + $"{epoch.LearningRate:0.0e+0}  {speed}"));
            WriteHistory(value.History);
            _events.Add(value);
            return;
        }

        var step = string.Create(
            CultureInfo.InvariantCulture,
            $"  epoch {value.Epoch + 1,3}/{value.Epochs}  step {value.Step}/{value.Steps}  loss {value.Loss:0.0000}  Dice myocardium "
                + $"{value.DiceMyocardium:0.000}  blood pool {value.DiceBloodPool:0.000}{Right(value.DiceRightVentricle)}  rate "
                + $"{value.LearningRate:0.0e+0}  {speed}");
        progress.Step(step);
    }

    /// <summary>
    /// Writes the table once more: a run killed after its last epoch, before its line in the table, has no other occasion.
    /// </summary>
    /// <param name="history">All epochs.</param>
    public void Close(IReadOnlyList<EpochRecord> history) => WriteHistory(history);

    /// <summary>The table of all epochs beside the weights.</summary>
    public static readonly TableDefinition<IReadOnlyList<EpochRecord>, EpochRecord> History = new("history", "epoch", history => history)
    {
        { "epoch", "from 0", e => e.Epoch },
        { "training_loss", "mean over the epoch's steps", e => e.TrainingLoss },
        { "validation_loss", "of the validation mice", e => e.ValidationLoss },
        { "validation_dice_myocardium", "mean over validation mice", e => e.ValidationDiceMyocardium },
        { "validation_dice_blood_pool", "mean over validation mice", e => e.ValidationDiceBloodPool },
        { "learning_rate", "in use", e => e.LearningRate },
        { "training_dice_myocardium", "Dice over the epoch's training batches, pooled, each before its "
            + "step", e => e.TrainingDiceMyocardium },
        { "training_dice_blood_pool", "the same for the blood pool", e => e.TrainingDiceBloodPool },
        { "<training or validation>_dice_right_ventricle", "the same for the right ventricle, in studies that label it", OfRightVentricle },
    };

    private static IEnumerable<Column<EpochRecord>> OfRightVentricle(IReadOnlyList<EpochRecord> history)
    {
        if (history.Any(e => e.ValidationDiceRightVentricle is not null))
        {
            yield return new("training_dice_right_ventricle", "", e => e.TrainingDiceRightVentricle ?? double.NaN);
            yield return new("validation_dice_right_ventricle", "", e => e.ValidationDiceRightVentricle ?? double.NaN);
        }
    }

    private void WriteHistory(IReadOnlyList<EpochRecord> history) => AtomicFile.WriteText(
        historyFile,
        History.Of(history).ToCsv());

    private static string Right(double? dice) =>
        dice is { } value ? string.Create(CultureInfo.InvariantCulture, $"  right ventricle {value:0.000}") : "";

    private static string Left(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
