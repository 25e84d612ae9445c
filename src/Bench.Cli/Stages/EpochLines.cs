using System.Globalization;
using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Learning.Training;
using Bench.Reporting.Tables;

namespace Bench.Cli.Stages;

/// <summary>Shows each step on a terminal, leaves a line an epoch, and keeps a table of all epochs on disk.</summary>
/// <param name="log">Where progress goes.</param>
/// <param name="historyFile">The table, written anew after each epoch; see docs/outputs.md.</param>
internal sealed class EpochLines(ProgressLog log, string historyFile) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        var speed = string.Create(
            CultureInfo.InvariantCulture, $"{value.ImagesPerSecond:0} images/s ({value.WaitingShare:0.0 %} of the time waiting for data)  at most {Left(value.TimeLeft)} left");
        if (value.LastEpoch is { } epoch)
        {
            log.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  epoch {epoch.Epoch + 1,3}/{value.Epochs}  loss {epoch.TrainingLoss:0.0000}  validation loss {epoch.ValidationLoss:0.0000}  Dice myocardium {epoch.ValidationDiceMyocardium:0.000}  blood pool {epoch.ValidationDiceBloodPool:0.000}  rate {epoch.LearningRate:0.0e+0}  {speed}"));
            WriteHistory(value.History);
        }
        else
        {
            log.Transient(string.Create(
                CultureInfo.InvariantCulture, $"  epoch {value.Epoch + 1,3}/{value.Epochs}  step {value.Step}/{value.Steps}  loss {value.Loss:0.0000}  rate {value.LearningRate:0.0e+0}  {speed}"));
        }
    }

    private void WriteHistory(IReadOnlyList<EpochHistory> history) => AtomicFile.WriteText(
        historyFile,
        new ResultTable(
            "history",
            ["epoch", "training_loss", "validation_loss", "validation_dice_myocardium", "validation_dice_blood_pool", "learning_rate"],
            history.Select(e => (string[])
            [
                Cell.Of(e.Epoch), Cell.Of(e.TrainingLoss), Cell.Of(e.ValidationLoss), Cell.Of(e.ValidationDiceMyocardium), Cell.Of(e.ValidationDiceBloodPool), Cell.Of(e.LearningRate),
            ])).ToCsv());

    private static string Left(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
