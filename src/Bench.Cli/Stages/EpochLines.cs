using System.Globalization;
using Bench.Cli.Terminal;
using Bench.Learning.Training;

namespace Bench.Cli.Stages;

/// <summary>Shows each step on a terminal, and leaves a line an epoch.</summary>
internal sealed class EpochLines(ProgressLog log) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.LastEpoch is { } epoch)
        {
            log.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  epoch {epoch.Epoch + 1,3}/{value.Epochs}  loss {epoch.TrainingLoss:0.0000}  validation loss {epoch.ValidationLoss:0.0000}  Dice myocardium {epoch.ValidationDiceMyocardium:0.000}  blood pool {epoch.ValidationDiceBloodPool:0.000}  {value.ImagesPerSecond:0} images/s  at most {Left(value.TimeLeft)} left"));
        }
        else
        {
            log.Transient(string.Create(
                CultureInfo.InvariantCulture,
                $"  epoch {value.Epoch + 1,3}/{value.Epochs}  step {value.Step}/{value.Steps}  loss {value.Loss:0.0000}  {value.ImagesPerSecond:0} images/s  at most {Left(value.TimeLeft)} left"));
        }
    }

    private static string Left(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
