using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Bench.Learning.Augmentation;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>
/// Prepares batches and brings them to the device on another thread while a step is under way, a few ahead of it. What a batch holds
/// follows from seed, epoch and position alone, so that neither the thread nor the moment of a resumption changes it.
/// </summary>
internal sealed class BatchSource
{
    private const int BatchesAhead = 3;

    private readonly SliceSet _slices;
    private readonly WorkingGrid _grid;
    private readonly TrainingOptions _options;
    private readonly Augmenter? _augmenter;
    private readonly int _workers;
    private readonly Device _device;

    /// <summary>Batches of a set.</summary>
    /// <param name="slices">Where images come from.</param>
    /// <param name="grid">Size that the network sees.</param>
    /// <param name="options">Batch size, sampling and seed.</param>
    /// <param name="vary">True for training images; false for validation, in order and as they are.</param>
    /// <param name="device">Where batches are needed.</param>
    /// <param name="workers">Images of a batch that are prepared at the same time; what a batch holds does not depend on it.</param>
    public BatchSource(SliceSet slices, WorkingGrid grid, TrainingOptions options, bool vary, Device device, int workers = 1)
    {
        _device = device;
        _workers = workers;
        _slices = slices;
        _grid = grid;
        _options = options;
        _augmenter = vary && !options.Augmentation.IsNone ? new Augmenter(options.Augmentation, slices.Height, slices.Width) : null;
        Vary = vary;
    }

    /// <summary>Time that the caller has waited for batches.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Batches an epoch: whole ones only for training, all images for validation.</summary>
    public int Count =>
        Vary ? Math.Max(1, _slices.Count / _options.BatchSize) : (_slices.Count + _options.BatchSize - 1) / _options.BatchSize;

    private bool Vary { get; }

    /// <summary>The batches of one epoch, in order.</summary>
    /// <param name="epoch">0-based.</param>
    /// <param name="done">Batches at its beginning that are left out.</param>
    /// <returns>Batches on the device; whoever takes one frees it.</returns>
    public IEnumerable<BatchTensors> Epoch(int epoch, int done = 0)
    {
        var order = Order(epoch);
        var channel = Channel.CreateBounded<BatchTensors>(
            new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        using var stop = new CancellationTokenSource();
        var producer = Task.Run(() => Produce(order, epoch, done * _options.BatchSize, channel.Writer, stop.Token), stop.Token);
        try
        {
            for (var i = done; i < Count; i++)
            {
                var started = Stopwatch.GetTimestamp();
                var batch = Next(channel.Reader);
                Waited += Stopwatch.GetElapsedTime(started);
                yield return batch;
            }
        }
        finally
        {
            stop.Cancel();
            ((Task)producer).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
            while (channel.Reader.TryRead(out var left))
            {
                left.Dispose();
            }
        }
    }

    // What went wrong with a batch is thrown as it was: a device that has no more memory, or is lost.
    private static BatchTensors Next(ChannelReader<BatchTensors> reader)
    {
        try
        {
            return reader.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException closed) when (closed.InnerException is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
    }

    private int[] Order(int epoch)
    {
        if (!Vary)
        {
            return [.. Enumerable.Range(0, _slices.Count)];
        }

        var random = RandomStream.For(RandomStream.Purpose.Sampling, _options.Seed, epoch);
        var wanted = Count * _options.BatchSize;
        if (_options.SampleWithReplacement)
        {
            return [.. Enumerable.Range(0, wanted).Select(_ => random.NextIndex(_slices.Count))];
        }

        var order = random.NextPermutation(_slices.Count);
        return order.Length >= wanted ? order[..wanted] : order;
    }

    private async Task Produce(int[] order, int epoch, int first, ChannelWriter<BatchTensors> writer, CancellationToken cancellation)
    {
        try
        {
            for (var start = first; start < order.Length; start += _options.BatchSize)
            {
                var indices = order[start..Math.Min(start + _options.BatchSize, order.Length)];
                var batch = BatchTensors.On(Prepare(indices, epoch, start), _grid, _device);
                try
                {
                    await writer.WriteAsync(batch, cancellation).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    batch.Dispose();
                    throw;
                }
            }

            writer.Complete();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            writer.Complete(e);
        }
    }

    private Batch Prepare(int[] indices, int epoch, int start)
    {
        var nativeLength = _slices.Height * _slices.Width;
        var workingLength = _grid.WorkingHeight * _grid.WorkingWidth;
        var images = new float[indices.Length * workingLength];
        var labels = new byte[indices.Length * nativeLength];
        Parallel.For(0, indices.Length, new ParallelOptions { MaxDegreeOfParallelism = _workers }, i =>
        {
            var native = new float[nativeLength];
            var target = labels.AsSpan(i * nativeLength, nativeLength);
            _slices.Labels(indices[i]).CopyTo(target);
            IntensityScaling.ToUnit(_slices.Image(indices[i]), native);
            if (_augmenter is not null)
            {
                // The position in the epoch, not only the image: with replacement one image comes twice, varied differently.
                _augmenter.Vary(
                    native, target, RandomStream.For(RandomStream.Purpose.Augmentation, _options.Seed, epoch, indices[i], start + i));
            }

            _grid.Reduce(native, images.AsSpan(i * workingLength, workingLength));
        });
        return new Batch(indices, images, labels);
    }
}
