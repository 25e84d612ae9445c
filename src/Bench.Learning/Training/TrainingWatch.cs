using System.Diagnostics;
using Bench.Core;

namespace Bench.Learning.Training;

/// <summary>Counts images and time of a run and tells whoever looks on.</summary>
internal sealed class TrainingWatch
{
    private readonly TrainingOptions _options;
    private readonly int _firstEpoch;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly long _started = Stopwatch.GetTimestamp();
    private TrainingProgress? _last;
    private long _images;

    public TrainingWatch(TrainingOptions options, BatchSource batches, int firstEpoch, IProgress<TrainingProgress>? progress)
    {
        _options = options;
        Batches = batches;
        _firstEpoch = firstEpoch;
        _progress = progress;
    }

    /// <summary>Where training batches come from.</summary>
    public BatchSource Batches { get; }

    /// <summary>To be called after each step.</summary>
    public void EndStep(int epoch, int step, int images, double meanLoss, PooledDice dice, double learningRate)
    {
        _images += images;
        var elapsed = Stopwatch.GetElapsedTime(_started);
        var stepsDone = ((epoch - _firstEpoch) * (double)Batches.Count) + step;
        var stepsLeft = ((_options.Epochs - epoch) * (double)Batches.Count) - step;
        _last = new TrainingProgress(
            _options.Network.Name,
            epoch,
            _options.Epochs,
            step,
            Batches.Count,
            meanLoss,
            learningRate,
            null,
            _images / elapsed.TotalSeconds,
            elapsed * (stepsLeft / stepsDone),
            Batches.Waited / elapsed)
        {
            DiceMyocardium = dice.Of(Structure.Myocardium),
            DiceBloodPool = dice.Of(Structure.BloodPool),
        };
        _progress?.Report(_last);
    }

    /// <summary>To be called after each validation.</summary>
    public void EndEpoch(IReadOnlyList<EpochHistory> history) => _progress?.Report(_last! with { LastEpoch = history[^1], History = history });

    /// <summary>Time so far.</summary>
    public TrainingClock Clock()
    {
        var elapsed = Stopwatch.GetElapsedTime(_started);
        return new TrainingClock(elapsed.TotalSeconds, _images / elapsed.TotalSeconds, Batches.Waited / elapsed);
    }
}
