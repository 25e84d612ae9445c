using Bench.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch.utils;

namespace Bench.Learning.Training;

/// <summary>
/// Curves of one training for TensorBoard. Each call of <c>bench run</c> writes an event file of its own, and TensorBoard joins all files
/// of a folder. A call that goes on also writes the last epoch before it, whose events the killed one may not have written.
/// </summary>
/// <param name="folder">Folder of the event files; it is made with the first epoch.</param>
public sealed class TensorBoardLog(string folder)
{
    private SummaryWriter? _writer;

    /// <summary>Adds a finished epoch: its losses, Dice and learning rate, images per second and the share of time spent waiting.</summary>
    /// <param name="progress">The state at the epoch's end.</param>
    public void Add(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (_writer is null)
        {
            _writer = tensorboard.SummaryWriter(folder);
            if (progress.History.Count > 1)
            {
                Write(_writer, progress.History[^2]);
            }
        }

        var epoch = progress.History[^1];
        Write(_writer, epoch);
        _writer.add_scalar("speed/images_per_second", (float)progress.ImagesPerSecond, epoch.Epoch + 1);
        _writer.add_scalar("speed/share_waiting_for_data", (float)progress.WaitingShare, epoch.Epoch + 1);
    }

    private static void Write(SummaryWriter writer, EpochRecord epoch)
    {
        (string Tag, double Value)[] scalars =
        [
            ("loss/training", epoch.TrainingLoss),
            ("loss/validation", epoch.ValidationLoss),
            ("dice_myocardium/training", epoch.TrainingDiceMyocardium),
            ("dice_myocardium/validation", epoch.ValidationDiceMyocardium),
            ("dice_blood_pool/training", epoch.TrainingDiceBloodPool),
            ("dice_blood_pool/validation", epoch.ValidationDiceBloodPool),
            ("learning_rate", epoch.LearningRate),
        ];
        foreach (var (tag, value) in scalars)
        {
            writer.add_scalar(tag, (float)value, epoch.Epoch + 1);
        }
    }
}
