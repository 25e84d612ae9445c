using Bench.Core;
using Bench.Harness.Stages;

namespace Bench.Server.Segmenting;

/// <summary>
/// All segmentations, and the one thread that does them. A network uses every core for one frame at a time; the segmentations in hand take
/// turns, a frame each, so that a short one does not wait for a long one. A few are in hand, as many as their images fit into a bounded
/// memory, at least one; the others wait in the order in which they came.
/// </summary>
internal sealed class SegmentationQueue : IDisposable
{
    /// <summary>Segmentations in hand.</summary>
    public const int MostInHand = 4;

    /// <summary>Voxels of their images together, four bytes each: 512 MiB.</summary>
    public const long MostVoxelsInHand = 1L << 27;

    /// <summary>Segmentations that are known at a time; the oldest that is over is forgotten for a new one.</summary>
    public const int MostKept = 200;

    /// <summary>How long a page may be silent before its segmentation is stopped.</summary>
    public static readonly TimeSpan PageSilence = TimeSpan.FromMinutes(1);

    /// <summary>How long what is over is kept when nobody asks for it.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    private readonly Lock _changing = new();
    private readonly Dictionary<string, Segmentation> _all = new(StringComparer.Ordinal);
    private readonly LinkedList<Segmentation> _waiting = new();
    private readonly Queue<Segmentation> _inHand = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly LoadedNetworks _networks;
    private readonly TimeProvider _time;
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="networks">Models; only the thread uses them.</param>
    /// <param name="warm">The model to load before anybody asks; null for none.</param>
    /// <param name="time">The clock.</param>
    public SegmentationQueue(LoadedNetworks networks, Network? warm, TimeProvider time)
    {
        (_networks, _time) = (networks, time);
        _thread = new Thread(() => Work(warm)) { Name = "segmentation", IsBackground = true };
        _thread.Start();
    }

    /// <summary>All of them, the latest first.</summary>
    public IReadOnlyList<Segmentation> All
    {
        get
        {
            lock (_changing)
                return [.. _all.Values.Reverse()];
        }
    }

    /// <summary>Uploads whose images are needed still.</summary>
    public IReadOnlySet<string> UploadsInUse => All.Where(s => !s.IsOver).Select(s => s.Upload.Id).ToHashSet();

    /// <summary>A segmentation; null where there is none of that name.</summary>
    /// <param name="id">What the API calls it.</param>
    public Segmentation? Find(string id)
    {
        lock (_changing)
        {
            var found = _all.GetValueOrDefault(id);
            found?.LastAsked = _time.GetUtcNow();
            return found;
        }
    }

    /// <summary>How many come before one that waits; 0 for one that does not.</summary>
    /// <param name="one">The segmentation.</param>
    public int PositionOf(Segmentation one)
    {
        lock (_changing)
        {
            var place = _waiting.TakeWhile(w => w != one).Count();
            return one.State == JobState.Queued && place < _waiting.Count ? _inHand.Count + place : 0;
        }
    }

    /// <summary>Takes one; null where too many are known already and none of them is over.</summary>
    /// <param name="make">Makes it.</param>
    /// <exception cref="InputException">Its images cannot be used.</exception>
    public Segmentation? Add(Func<Segmentation> make)
    {
        Segmentation? forgotten = null;
        lock (_changing)
        {
            if (_all.Count >= MostKept)
            {
                forgotten = _all.Values.FirstOrDefault(s => s.IsOver);
                if (forgotten is null)
                    return null;
                _all.Remove(forgotten.Id);
            }
        }

        forgotten?.Dispose();
        var made = make();
        lock (_changing)
        {
            _all.Add(made.Id, made);
            _waiting.AddLast(made);
        }

        _work.Release();
        return made;
    }

    /// <summary>Stops one and forgets it, with its files.</summary>
    /// <param name="id">What the API calls it.</param>
    /// <returns>False where there was none.</returns>
    public bool Delete(string id)
    {
        Segmentation? gone;
        bool waited;
        lock (_changing)
        {
            if (!_all.Remove(id, out gone))
                return false;
            waited = _waiting.Remove(gone);
        }

        gone.Cancel();
        if (waited)
            gone.EndWaiting();
        if (gone.IsOver)
            gone.Dispose();
        return true;
    }

    /// <summary>Stops what was asked for by pages that are gone, and forgets what is over and nobody asks for.</summary>
    public void Tidy()
    {
        var now = _time.GetUtcNow();
        foreach (var one in All.Where(s => s.Events.Listeners == 0))
        {
            if (one.IsOver ? one.LastAsked < now - KeptFor : one.IsOfPage && one.LastAsked < now - PageSilence)
                Delete(one.Id);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        foreach (var one in All)
            one.Cancel();
        _work.Release();
        _thread.Join();
        _networks.Dispose();
        _work.Dispose();
        _stopping.Dispose();
    }

    private void Work(Network? warm)
    {
        if (warm is not null)
            Warm(warm);
        while (!_stopping.IsCancellationRequested)
        {
            if (Next() is not { } one)
            {
                _work.Wait();
                continue;
            }

            try
            {
                one.Step(_networks.Of);
            }
            catch (Exception fault)
            {
                // One that a library cannot take must not end the others.
                one.EndFaulty(fault);
            }

            Return(one);
        }
    }

    // The first frame is slow: memory is taken, and code compiled. A frame of nothing is done before anybody waits.
    private void Warm(Network network)
    {
        try
        {
            const int Side = 256;
            var model = _networks.Of(network);
            var size = new StackSize(Side, Side, MostInHand);
            _ = model.Segmenter.Label(
                new ImageStack(size, new float[size.Count]), VoxelSpacing.Published, 0, null, _stopping.Token);
        }
        catch (Exception problem) when (problem is InputException or OperationCanceledException or InvalidOperationException)
        {
            // Whoever asks for it is told.
        }
    }

    private Segmentation? Next()
    {
        lock (_changing)
        {
            while (_waiting.First is { Value: var first }
                && _inHand.Count < MostInHand
                && (_inHand.Count == 0 || _inHand.Sum(s => s.Voxels) + first.Voxels <= MostVoxelsInHand))
            {
                _waiting.RemoveFirst();
                _inHand.Enqueue(first);
            }

            return _inHand.TryDequeue(out var next) ? next : null;
        }
    }

    private void Return(Segmentation one)
    {
        lock (_changing)
        {
            if (!one.IsOver)
            {
                _inHand.Enqueue(one);
                return;
            }

            if (_all.ContainsKey(one.Id))
                return;
        }

        one.Dispose();
    }
}
