using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Bench.Learning.Networks;

/// <summary>
/// All parameters of a network in one piece of memory, so that an optimiser moves them in a dozen calls instead of a dozen for each layer.
/// The parameters themselves stay what they were: each is a view of its part. Where a network computes in another number type, its kernels
/// are rounded to it together, once a step.
/// </summary>
internal sealed class FlatParameters : IDisposable
{
    // Parts begin at multiples of so many numbers: vector loads, and the tensor cores of a GPU, want that.
    private const long Alignment = 16;

    private readonly Part[] _parts;
    private readonly Parameter[] _all;
    private readonly Dictionary<Tensor, Part> _partOf = new(ReferenceEqualityComparer.Instance);
    private readonly Tensor? _reduced;
    private readonly Tensor _zeros;
    private readonly Tensor _reducedZeros;
    private readonly long _reducedLength;

    /// <summary>Moves parameters into one piece of memory.</summary>
    /// <param name="parameters">Float32 parameters on one device, in the order in which checkpoints list them.</param>
    /// <param name="layout">What is special about some of them; null for nothing.</param>
    public FlatParameters(IReadOnlyList<Parameter> parameters, FlatLayout? layout = null)
    {
        layout ??= FlatLayout.Plain;
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        _all = [.. parameters];
        var length = 0L;
        Part Next(Parameter p)
        {
            var isReduced = layout.Reduced is not null && layout.IsReduced(p);
            var part = new Part(p, length, p.numel(), p.shape, layout.KernelsChannelsLast && p.dim() == 4, isReduced);
            length = (part.End + Alignment - 1) / Alignment * Alignment;
            return part;
        }

        var used = _all.Where(p => !layout.IsIdle(p)).ToArray();
        var first = used.Where(p => layout.Reduced is not null && layout.IsReduced(p)).Select(Next).ToArray();
        _reducedLength = length;
        _parts = [.. first, .. used.Except(first.Select(f => f.Parameter)).Select(Next)];
        Values = zeros(length, device: _all[0].device).DetachFromDisposeScope();
        _zeros = zeros(Alignment, device: _all[0].device).DetachFromDisposeScope();
        _reducedZeros = _zeros.to(layout.Reduced ?? ScalarType.Float32, copy: true).DetachFromDisposeScope();
        foreach (var part in _parts)
        {
            var view = part.Of(Values);
            view.copy_(part.Parameter);
            part.Parameter.set_(view);
            _partOf.Add(part.Parameter, part);
        }

        if (layout.Reduced is { } type)
        {
            _reduced = Values.narrow(0, 0, _reducedLength).to(type).DetachFromDisposeScope();
            foreach (var part in _parts.Where(p => p.IsReduced))
            {
                part.Leaf = part.Of(_reduced).detach().requires_grad_(true).DetachFromDisposeScope();
            }
        }
    }

    /// <summary>All values that are trained, and zeros between them.</summary>
    public Tensor Values { get; }

    /// <summary>What a network computes with in the place of a parameter, gradients included.</summary>
    /// <param name="parameter">The parameter.</param>
    public Tensor Leaf(Parameter parameter) => _partOf.TryGetValue(parameter, out var part) ? part.Leaf : parameter;

    /// <summary>Rounds the reduced ones anew, after the parameters have changed.</summary>
    public void Refresh()
    {
        if (_reduced is not null)
        {
            using var scope = NewDisposeScope();
            using var frozen = no_grad();
            _reduced.copy_(Values.narrow(0, 0, _reducedLength));
        }
    }

    /// <summary>The gradient of a loss, float32, with zeros for parameters that it does not depend on.</summary>
    /// <param name="loss">One number.</param>
    /// <returns>In the order of <see cref="Values"/>; the caller frees it.</returns>
    public Tensor Gradient(Tensor loss)
    {
        using var scope = NewDisposeScope();
        var gradients = autograd.grad([loss], [.. _parts.Select(p => p.Leaf)], allow_unused: true);
        using var frozen = no_grad();
        List<Tensor> reduced = [], full = [];
        foreach (var (part, gradient) in _parts.Zip(gradients))
        {
            var list = part.IsReduced ? reduced : full;
            list.Add(gradient.IsInvalid ? zeros_like(part.Leaf).reshape(-1) : part.InOrder(gradient).reshape(-1));
            if (part.End % Alignment is var rest and > 0)
            {
                // Of the same type: a GPU puts tensors of several types together one by one.
                list.Add((part.IsReduced ? _reducedZeros : _zeros).narrow(0, 0, Alignment - rest));
            }
        }

        var others = full.Count == 0 ? null : cat(full);
        return (reduced.Count == 0 ? others!
            : others is null ? cat(reduced).to(ScalarType.Float32)
            : cat([cat(reduced).to(ScalarType.Float32), others])).MoveToOuterDisposeScope();
    }

    /// <summary>Numbers that belong to the parameters, one for each, in the order of checkpoints; zeros for idle ones.</summary>
    /// <param name="flat">In the order of <see cref="Values"/>.</param>
    public float[] Listed(Tensor flat)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var here = flat.cpu();
        var listed = new float[_all.Sum(p => p.numel())];
        foreach (var (parameter, start) in Starts())
        {
            if (_partOf.TryGetValue(parameter, out var part))
            {
                part.Of(here).contiguous().data<float>().CopyTo(listed, (int)start);
            }
        }

        return listed;
    }

    /// <summary>The reverse of <see cref="Listed"/>; numbers of idle parameters are passed over.</summary>
    /// <param name="listed">One number for each parameter, in the order of checkpoints.</param>
    /// <param name="flat">Filled, in the order of <see cref="Values"/>.</param>
    public void Fill(float[] listed, Tensor flat)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var here = tensor(listed).to(flat.device);
        foreach (var (parameter, start) in Starts())
        {
            if (_partOf.TryGetValue(parameter, out var part))
            {
                part.Of(flat).copy_(here.narrow(0, start, part.Length).view(part.Shape));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in _parts.Where(p => p.IsReduced))
        {
            part.Leaf.Dispose();
        }

        _reduced?.Dispose();
        _zeros.Dispose();
        _reducedZeros.Dispose();
        Values.Dispose();
    }

    private IEnumerable<(Parameter Parameter, long Start)> Starts()
    {
        var start = 0L;
        foreach (var parameter in _all)
        {
            yield return (parameter, start);
            start += parameter.numel();
        }
    }

    private sealed class Part(Parameter parameter, long start, long length, long[] shape, bool channelsLast, bool isReduced)
    {
        public Parameter Parameter => parameter;

        public long Length => length;

        public long[] Shape => shape;

        public long End => start + length;

        public bool IsReduced => isReduced;

        public Tensor Leaf { get; set; } = parameter;

        // The parameter's own shape, in whatever order its numbers lie.
        public Tensor Of(Tensor flat)
        {
            var numbers = flat.narrow(0, start, length);
            return channelsLast
                ? numbers.view(shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2)
                : numbers.view(shape);
        }

        // The other way round: axes in the order of memory.
        public Tensor InOrder(Tensor values) => channelsLast ? values.permute(0, 2, 3, 1) : values;
    }
}
