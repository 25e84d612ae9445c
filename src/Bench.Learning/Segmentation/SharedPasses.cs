using Bench.Core;
using Bench.Learning.Runtime;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Labels many stacks, whose slices fill the passes of a model one after the other. A pass is put together, copied to the device and ordered
/// while the device computes the one before, whose labels are taken then: the device always has its next work. A pass that does not fit the
/// device's memory is halved, and so are all after it.
/// </summary>
internal sealed class SharedPasses(ISharedModel model, int imagesAPass)
{
    private readonly DevicePass _pass = new(model, imagesAPass);

    /// <summary>Time spent waiting for the device.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Labels stacks.</summary>
    /// <param name="stacks">Prepared stacks; asked for one by one, ahead of what is given back.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    /// <returns>Their labels, in the same order.</returns>
    public IEnumerable<LabelMap> Run(IEnumerable<PreparedStack> stacks, CancellationToken cancellation)
    {
        var unfinished = new Queue<PreparedStack>();
        (List<Piece> Pieces, Arrival Labels)? underWay = null;
        try
        {
            foreach (var pieces in Passes(stacks, unfinished))
            {
                cancellation.ThrowIfCancellationRequested();
                var before = underWay;
                underWay = (pieces, Order(pieces));
                Take(before);
                while (unfinished.Count > 0 && unfinished.Peek().Map is { } done)
                {
                    unfinished.Dequeue();
                    yield return done;
                }
            }

            var last = underWay;
            underWay = null;
            Take(last);
        }
        finally
        {
            underWay?.Labels.Dispose();
        }

        foreach (var stack in unfinished)
        {
            yield return stack.Map!;
        }
    }

    // Slices that go through together: as many as a pass holds, of one working size and one size.
    private IEnumerable<List<Piece>> Passes(IEnumerable<PreparedStack> stacks, Queue<PreparedStack> unfinished)
    {
        var (pieces, images) = (new List<Piece>(), 0);
        foreach (var stack in stacks)
        {
            unfinished.Enqueue(stack);
            if (pieces.Count > 0 && pieces[0].Stack.Grid != stack.Grid)
            {
                yield return pieces;
                (pieces, images) = ([], 0);
            }

            for (var first = 0; first < stack.Size.Slices;)
            {
                var most = _pass.Most(stack.Grid);
                var count = Math.Min(Math.Max(1, most - images), stack.Size.Slices - first);
                pieces.Add(new Piece(stack, first, count));
                (first, images) = (first + count, images + count);
                if (images >= most)
                {
                    yield return pieces;
                    (pieces, images) = ([], 0);
                }
            }
        }

        if (pieces.Count > 0)
        {
            yield return pieces;
        }
    }

    private Arrival Order(List<Piece> pieces)
    {
        var grid = pieces[0].Stack.Grid;
        using var images = model.Bring(pieces.Select(p => p.Stack.Slices(p.First, p.Count)), pieces.Sum(p => p.Count), grid);
        using var labels = _pass.Order(images, grid, withProbabilities: false).Labels;
        return Arrival.Of(labels);
    }

    private void Take((List<Piece> Pieces, Arrival Labels)? pass)
    {
        if (pass is not { } computed)
        {
            return;
        }

        using var arrival = computed.Labels;
        var labels = arrival.Wait<byte>();
        Waited += arrival.Waited;
        foreach (var piece in computed.Pieces)
        {
            var length = piece.Count * piece.Stack.Size.SliceLength;
            piece.Stack.Label(piece.First, labels[..length]);
            labels = labels[length..];
        }
    }

    private sealed record Piece(PreparedStack Stack, int First, int Count);
}
