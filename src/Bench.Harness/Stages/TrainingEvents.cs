using System.Globalization;
using Bench.Core.IO;
using Bench.Core.Training;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>
/// Curves of one training for TensorBoard. Each call of <c>bench run</c> writes an event file of its own, anew after each epoch;
/// TensorBoard joins all files of a folder. A call that goes on also writes the last epoch before it, whose events the killed one may not
/// have written.
/// </summary>
/// <param name="folder">The model's folder.</param>
internal sealed class TrainingEvents(string folder)
{
    private readonly List<EventFile.Scalars> _epochs = [];
    private readonly string _path = Path.Combine(
        folder, string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}.bench"));

    /// <summary>Adds a finished epoch.</summary>
    /// <param name="progress">Told at its end.</param>
    public void Add(TrainingProgress progress)
    {
        if (_epochs.Count == 0 && progress.History.Count > 1)
        {
            _epochs.Add(Of(progress.History[^2], []));
        }

        _epochs.Add(
            Of(
                progress.History[^1],
                [("speed/images_per_second", progress.ImagesPerSecond), ("speed/share_waiting_for_data", progress.WaitingShare)]));
        AtomicFile.Write(_path, stream => EventFile.Write(_epochs, stream));
    }

    private static EventFile.Scalars Of(EpochRecord epoch, (string, double)[] others) => new(
        DateTimeOffset.UtcNow,
        epoch.Epoch + 1,
        [
            ("loss/training", epoch.TrainingLoss),
            ("loss/validation", epoch.ValidationLoss),
            ("dice_myocardium/training", epoch.TrainingDiceMyocardium),
            ("dice_myocardium/validation", epoch.ValidationDiceMyocardium),
            ("dice_blood_pool/training", epoch.TrainingDiceBloodPool),
            ("dice_blood_pool/validation", epoch.ValidationDiceBloodPool),
            ("learning_rate", epoch.LearningRate),
            .. others,
        ]);
}
