using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>Renders the cine of one mouse, frame by frame, in the memory of one frame.</summary>
internal sealed class CineRenderer
{
    private readonly MousePlan _plan;
    private readonly HeartPainter _painter;
    private readonly Receiver _receiver;
    private readonly WideScan? _scan;
    private readonly byte[] _labels;
    private readonly SurroundingSlice[] _surroundings;
    private readonly float[] _image;
    private readonly int _size;

    public CineRenderer(MousePlan plan, PhantomFamily? family, int size)
    {
        (_plan, _size) = (plan, size);
        Heart = new HeartShape(plan);
        var tissue = family is null ? TissueGreys.Draw(plan.Key) : TissueGreys.Draw(plan.Key, family);
        _painter = new HeartPainter(Heart, plan, tissue, size);
        _receiver = new Receiver(plan, Heart, tissue, size);
        Func<int, SurroundingSlice> paint = family is null
            ? new Surroundings(plan, Heart, tissue, size).Paint
            : new Backdrop(family, plan, Heart, tissue, size).Paint;
        _scan = family is null ? null : new WideScan(family, plan, Heart, tissue, size);
        _surroundings = [.. Enumerable.Range(0, Heart.Slices).Select(paint)];
        _labels = new byte[size * size];
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
        for (var slice = 0; slice < Heart.Slices; slice++)
        {
            var around = _surroundings[slice];
            around.Image.CopyTo(_image, 0);
            Array.Clear(_labels);
            _painter.Paint(_image, _labels, around, frame, moment, slice);
            var (start, length) = ((_scan?.PlaceOf(slice, Heart.Slices) ?? slice) * _size * _size, _size * _size);
            if (_scan is not null)
            {
                _scan.Store(_image, around.Image, _labels, frame, slice, images.Slice(start, length), labels.Slice(start, length));
                continue;
            }

            _labels.CopyTo(labels[start..]);
            _receiver.Store(
                _image, around.Image, ghost, CounterRandom.Key(_plan.Key, 7, (ulong)frame, (ulong)slice), images.Slice(start, length));
        }
    }
}
