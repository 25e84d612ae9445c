using Bench.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Networks;

/// <summary>
/// Dropout with a generator of its own, seeded anew for each training step, so that a resumed run drops the same values as one
/// that was never interrupted, and nothing depends on a process-wide generator. It draws on the CPU, wherever the network is: TorchSharp's
/// generators are the CPU's whatever device they are asked for, and so a GPU drops what the CPU drops. Two million numbers take the CPU
/// longer than a GPU needs for half a step: another thread draws them during the step before.
/// </summary>
internal sealed class SeededDropout : IDisposable
{
    private readonly double _rate;
    private readonly Generator _generator;
    private long _seed;
    private long? _next;
    private (long Seed, Kind Of, Task<Tensor> Factors)? _ahead;

    public SeededDropout(double rate)
    {
        _rate = rate;
        _generator = new Generator(0);
    }

    /// <summary>Fixes what the next call drops.</summary>
    /// <param name="seed">Its seed.</param>
    /// <param name="next">
    /// Seed of the call after it; where given, that is drawn on another thread as soon as the next call has what it needs, and used if the
    /// call after it receives features of the same kind.
    /// </param>
    public void Seed(long seed, long? next = null) => (_seed, _next) = (seed, next);

    /// <summary>Zeroes a share of the values and scales the others up by as much.</summary>
    public Tensor Forward(Tensor x)
    {
        if (_rate == 0)
        {
            return x.alias();
        }

        var kind = new Kind(x.shape, x.stride(), x.dtype, x.device);
        using var factors = Ahead(kind) ?? Draw(_seed, kind);
        if (_next is { } next)
        {
            _ahead = (next, kind, Task.Run(() => Draw(next, kind).DetachFromDisposeScope()));
        }

        // 1 / (1 − rate) is no number of bfloat16: there it is multiplied afterwards, in float32.
        return x.dtype == ScalarType.BFloat16 ? x.mul(factors).Times(1 / (1 - _rate)) : x.mul(factors);
    }

    public void Dispose()
    {
        _ = Ahead(null);
        _generator.Dispose();
    }

    // What was drawn for this call; null where nothing was, or for another. Waits for a drawing that is under way: there is one generator.
    private Tensor? Ahead(Kind? kind)
    {
        if (_ahead is not { } ahead)
        {
            return null;
        }

        _ahead = null;
        var factors = ahead.Factors.GetAwaiter().GetResult();
        if (ahead.Seed == _seed && ahead.Of.Equals(kind))
        {
            return factors;
        }

        factors.Dispose();
        return null;
    }

    private Tensor Draw(long seed, Kind kind)
    {
        using var scope = NewDisposeScope();
        _generator.manual_seed(seed);
        var kept = empty_strided(kind.Shape, kind.Strides, dtype: ScalarType.Float32).bernoulli_(1 - _rate, _generator);
        var factors = (kind.Type == ScalarType.BFloat16 ? kept : kept.Divide(1 - _rate)).to(kind.Type);
        return kind.Device.type == DeviceType.CUDA
            ? DeviceCopy.Of(factors.alias(), kind.Device)
            : factors.to(kind.Device).alias().MoveToOuterDisposeScope();
    }

    // What decides which numbers are drawn, and where they are needed.
    private sealed record Kind(long[] Shape, long[] Strides, ScalarType Type, Device Device)
    {
        public bool Equals(Kind? other) => other is not null && Type == other.Type && Device.type == other.Device.type
            && Shape.SequenceEqual(other.Shape) && Strides.SequenceEqual(other.Strides);

        public override int GetHashCode() => HashCode.Combine(Shape.Length, Type);
    }
}
