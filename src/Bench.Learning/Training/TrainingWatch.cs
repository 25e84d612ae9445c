using System.Diagnostics;
using Bench.Core;
using Bench.Core.Training;

namespace Bench.Learning.Training;

/// <summary>Counts images and time of a run and tells whoever looks on.</summary>
internal sealed class TrainingWatch
{
    private readonly TrainingOptions _options;
    private readonly (int Epoch, int Step) _first;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly long _started = Stopwatch.GetTimestamp();
    private TrainingProgress? _last;
    private long _images;

    public TrainingWatch(TrainingOptions options, BatchSource batches, (int Epoch, int Step) first, IProgress<TrainingProgress>? progress)
    {
        _options = options;
        Batches = batches;
        _first = first;
        _progress = progress;
    }

    /// <summary>Where training batches come from.</summary>
    public BatchSource Batches { get; }

    /// <summary>To be called after each step.</summary>
    public void EndStep(int epoch, int step, int images, double meanLoss, PooledDice dice, double learningRate)
    {
        _images += images;
        _last = At(epoch, step, meanLoss, learningRate) with
        {
            DiceMyocardium = dice.Of(Structure.Myocardium),
            DiceBloodPool = dice.Of(Structure.BloodPool),
            DiceRightVentricle = dice.OfRightVentricle,
        };
        _progress?.Report(_last);
    }

    /// <summary>To be called after each validation.</summary>
    public void EndEpoch(IReadOnlyList<EpochRecord> history)
    {
        // A run that goes on in front of a validation has taken no step yet.
        var last = history[^1];
        _progress?.Report(
            (_last ?? At(last.Epoch, Batches.Count, last.TrainingLoss, last.LearningRate)) with { LastEpoch = last, History = history });
    }

    private TrainingProgress At(int epoch, int step, double meanLoss, double learningRate)
    {
        var elapsed = Stopwatch.GetElapsedTime(_started);
        var stepsDone = ((epoch - _first.Epoch) * (double)Batches.Count) + step - _first.Step;
        var stepsLeft = ((_options.Epochs - epoch) * (double)Batches.Count) - step;
        return new TrainingProgress(
            _options.Network.Name,
            epoch,
            _options.Epochs,
            step,
            Batches.Count,
            meanLoss,
            learningRate,
            null,
            _images / elapsed.TotalSeconds,
            elapsed * (stepsLeft / Math.Max(1, stepsDone)),
            Batches.Waited / elapsed);
    }

    /// <summary>Time so far.</summary>
    public TrainingClock Clock()
    {
        var elapsed = Stopwatch.GetElapsedTime(_started);
        return new TrainingClock(elapsed.TotalSeconds, _images / elapsed.TotalSeconds, Batches.Waited / elapsed);
    }
}
