using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Lets several threads ask a model on a GPU at once: what they ask for while the GPU computes goes through it together next, and is
/// ordered before the answers to what went before are read. One thread orders everything: libtorch remembers for each thread how cuDNN
/// computes a convolution, and finding that out anew takes longer than the convolution.
/// </summary>
internal sealed class GatheredPasses : IDisposable
{
    private readonly ISharedModel _model;
    private readonly DevicePass _pass;
    private readonly Queue<Request> _waiting = new();
    private readonly Lazy<Thread> _worker;
    private bool _isClosed;

    /// <summary>Begins with the first question.</summary>
    /// <param name="model">The model.</param>
    public GatheredPasses(ISharedModel model)
    {
        (_model, _pass) = (model, new DevicePass(model, 0));
        _worker = new Lazy<Thread>(() =>
        {
            var thread = new Thread(Work) { IsBackground = true, Name = "passes of a GPU" };
            thread.Start();
            return thread;
        });
    }

    /// <summary>Labels images; waits for the answer.</summary>
    /// <param name="images">(N, 1, working height, working width), scaled.</param>
    /// <param name="count">N.</param>
    /// <param name="grid">From <see cref="IPixelModel.GridFor"/>.</param>
    /// <param name="withProbabilities">Whether probabilities are wanted.</param>
    public LabelledImages Label(float[] images, int count, WorkingGrid grid, bool withProbabilities)
    {
        var request = new Request(images, count, grid, withProbabilities);
        _ = _worker.Value;
        lock (_waiting)
        {
            _waiting.Enqueue(request);
            Monitor.Pulse(_waiting);
        }

        return request.Answer.Task.GetAwaiter().GetResult();
    }

    /// <summary>Ends; nobody may be waiting for an answer.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            _isClosed = true;
            Monitor.Pulse(_waiting);
        }

        if (_worker.IsValueCreated)
        {
            _worker.Value.Join();
        }
    }

    private void Work()
    {
        Ordered? before = null;
        while (Next(mayWait: before is null) is { } requests)
        {
            var next = requests.Count == 0 ? null : Tried(requests, () => Order(requests));
            if (before is not null)
            {
                Tried(before.Requests, () => before.Answer());
                before.Dispose();
            }

            before = next;
        }
    }

    // Requests that go through together; none where nobody asks for the moment; null at the end.
    private List<Request>? Next(bool mayWait)
    {
        lock (_waiting)
        {
            while (mayWait && _waiting.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_waiting);
            }

            var (requests, images) = (new List<Request>(), 0);
            while (_waiting.TryPeek(out var one)
                && (requests.Count == 0 || (one.IsLike(requests[0]) && images + one.Count <= _pass.Most(one.Grid))))
            {
                requests.Add(_waiting.Dequeue());
                images += one.Count;
            }

            return requests.Count == 0 && mayWait ? null : requests;
        }
    }

    private Ordered Order(List<Request> requests)
    {
        var (grid, withProbabilities) = (requests[0].Grid, requests[0].WithProbabilities);
        using var scope = NewDisposeScope();
        using var images = _model.Bring(requests.Select(r => (ReadOnlyMemory<float>)r.Images), requests.Sum(r => r.Count), grid);
        var (labels, probabilities) = _pass.Order(images, grid, withProbabilities);
        return new Ordered(requests, Arrival.Of(labels), probabilities is null ? null : Arrival.Of(probabilities));
    }

    // What fails, fails for those who asked for it.
    private static T? Tried<T>(List<Request> requests, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception failure)
        {
            requests.ForEach(r => r.Answer.TrySetException(failure));
            return null;
        }
    }

    private sealed record Request(float[] Images, int Count, WorkingGrid Grid, bool WithProbabilities)
    {
        public TaskCompletionSource<LabelledImages> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsLike(Request other) => Grid == other.Grid && WithProbabilities == other.WithProbabilities;
    }

    private sealed record Ordered(List<Request> Requests, Arrival Labels, Arrival? Probabilities) : IDisposable
    {
        public Ordered Answer()
        {
            var labels = Labels.Wait<byte>();
            var probabilities = Probabilities is null ? [] : Probabilities.Wait<float>();
            foreach (var request in Requests)
            {
                var pixels = request.Count * request.Grid.Height * request.Grid.Width;
                var numbers = probabilities.Length / labels.Length * pixels;
                request.Answer.SetResult(
                    new LabelledImages(labels[..pixels].ToArray(), Probabilities is null ? null : probabilities[..numbers].ToArray()));
                labels = labels[pixels..];
                probabilities = probabilities[numbers..];
            }

            return this;
        }

        public void Dispose()
        {
            Labels.Dispose();
            Probabilities?.Dispose();
        }
    }
}
