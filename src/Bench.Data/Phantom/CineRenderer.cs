using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>Renders the cine of one mouse, frame by frame, in the memory of one frame.</summary>
internal sealed class CineRenderer
{
    private readonly MousePlan _plan;
    private readonly HeartPainter _painter;
    private readonly Receiver _receiver;
    private readonly SurroundingSlice[] _surroundings;
    private readonly float[] _image;
    private readonly int _size;

    public CineRenderer(MousePlan plan, int size)
    {
        (_plan, _size) = (plan, size);
        Heart = new HeartShape(plan);
        var tissue = TissueGreys.Draw(plan.Key);
        _painter = new HeartPainter(Heart, plan, tissue, size);
        _receiver = new Receiver(plan, Heart, tissue, size);
        var surroundings = new Surroundings(plan, Heart, tissue, size);
        _surroundings = [.. Enumerable.Range(0, Heart.Slices).Select(surroundings.Paint)];
        _image = new float[size * size];
    }

    /// <summary>The heart of this mouse.</summary>
    public HeartShape Heart { get; }

    /// <summary>Renders a frame.</summary>
    /// <param name="frame">0-based.</param>
    /// <param name="images">Receives grey values, slice by slice, row by row.</param>
    /// <param name="labels">Receives labels, in the same order.</param>
    public void Render(int frame, Span<ushort> images, Span<byte> labels)
    {
        var moment = Heart.At(frame);
        var ghost = 0.004f + ((_plan.HasInflow ? 0.03f : 0.012f) * (float)Heart.Cycle.FlowAt(frame));
        labels.Clear();
        for (var slice = 0; slice < Heart.Slices; slice++)
        {
            var around = _surroundings[slice];
            around.Image.CopyTo(_image, 0);
            _painter.Paint(_image, labels.Slice(slice * _size * _size, _size * _size), around, frame, moment, slice);
            var key = CounterRandom.Key(_plan.Key, 7, (ulong)frame, (ulong)slice);
            _receiver.Store(_image, around.Image, ghost, key, images.Slice(slice * _size * _size, _size * _size));
        }
    }
}
