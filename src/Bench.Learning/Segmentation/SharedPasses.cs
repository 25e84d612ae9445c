using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Labels many stacks, whose slices fill the passes of a model one after the other. While the device computes a pass, the next is put
/// together and copied to it. A pass that does not fit the device's memory is halved, and so are all after it.
/// </summary>
internal sealed class SharedPasses(ISharedModel model, int imagesAPass)
{
    private int _most = imagesAPass;

    /// <summary>Labels stacks.</summary>
    /// <param name="stacks">Prepared stacks; asked for one by one, ahead of what is given back.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    /// <returns>Their labels, in the same order.</returns>
    public IEnumerable<LabelMap> Run(IEnumerable<PreparedStack> stacks, CancellationToken cancellation)
    {
        var unfinished = new Queue<PreparedStack>();
        (List<Piece> Pieces, Tensor Labels)? underWay = null;
        try
        {
            foreach (var pieces in Passes(stacks, unfinished))
            {
                cancellation.ThrowIfCancellationRequested();
                var grid = pieces[0].Stack.Grid;
                using var images = model.Bring(Values(pieces), pieces.Sum(p => p.Count), grid);
                var before = underWay;
                underWay = null;
                var labels = before is { } computed ? Fetched(computed.Labels) : [];

                // The device gets its next work before the last is handed out.
                underWay = (pieces, LabelsOf(images, grid));
                Hand(before?.Pieces ?? [], labels);
                while (unfinished.Count > 0 && unfinished.Peek().Map is { } done)
                {
                    unfinished.Dequeue();
                    yield return done;
                }
            }

            if (underWay is { } last)
            {
                underWay = null;
                Hand(last.Pieces, Fetched(last.Labels));
            }
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
                var most = _most > 0 ? _most : model.ImagesAPass(stack.Grid.WorkingHeight * stack.Grid.WorkingWidth);
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

    private static float[] Values(List<Piece> pieces)
    {
        var values = new float[pieces.Sum(p => p.Stack.Slices(p.First, p.Count).Length)];
        var filled = 0;
        foreach (var piece in pieces)
        {
            var part = piece.Stack.Slices(piece.First, piece.Count);
            part.CopyTo(values.AsSpan(filled));
            filled += part.Length;
        }

        return values;
    }

    private static byte[] Fetched(Tensor labels)
    {
        using (labels)
        using (var here = labels.cpu())
        {
            return here.data<byte>().ToArray();
        }
    }

    private static void Hand(List<Piece> pieces, byte[] labels)
    {
        var taken = 0;
        foreach (var piece in pieces)
        {
            var length = piece.Count * piece.Stack.Size.SliceLength;
            piece.Stack.Label(piece.First, labels.AsSpan(taken, length));
            taken += length;
        }
    }

    // (N, H, W) bytes on the device, outside of any scope; not waited for.
    private Tensor LabelsOf(Tensor images, WorkingGrid grid)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        try
        {
            return NativeLogits.From(model.Scores(images), grid).argmax(1).to(ScalarType.Byte).contiguous().DetachFromDisposeScope();
        }
        catch (Exception failure) when (DeviceFailure.IsOutOfMemory(failure) && images.shape[0] > 1)
        {
            _most = (int)images.shape[0] / 2;
        }

        var halves = images.split(_most).Select(half => LabelsOf(half, grid)).ToArray();
        var together = cat(halves).DetachFromDisposeScope();
        halves.ToList().ForEach(h => h.Dispose());
        return together;
    }

    private sealed record Piece(PreparedStack Stack, int First, int Count);
}
