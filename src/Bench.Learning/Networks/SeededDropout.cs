using Bench.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Networks;

/// <summary>
/// Dropout with a generator of its own, seeded anew for each training step, so that a resumed run drops the same values as one
/// that was never interrupted, and nothing depends on a process-wide generator. It draws on the CPU, wherever the network is: TorchSharp's
/// generators are the CPU's whatever device they are asked for, and so a GPU drops what the CPU drops. Two million numbers take the CPU
/// longer than a GPU needs for half a step: <see cref="DrawAhead"/> draws them while the GPU is busy with the step before.
/// </summary>
internal sealed class SeededDropout : IDisposable
{
    private readonly double _rate;
    private readonly Generator _generator;
    private long _seed;
    private (long Seed, Tensor Factors)? _ahead;
    private (long[] Shape, long[] Strides, ScalarType Type, Device Device)? _last;

    public SeededDropout(double rate)
    {
        _rate = rate;
        _generator = new Generator(0);
    }

    /// <summary>Fixes what the next call drops.</summary>
    public void Seed(long seed) => _seed = seed;

    /// <summary>Draws what a call with this seed will drop, if that call receives what the last one did.</summary>
    public void DrawAhead(long seed)
    {
        if (_rate != 0 && _last is { } last)
        {
            _ahead?.Factors.Dispose();
            _ahead = (seed, Draw(seed, last.Shape, last.Strides, last.Type, last.Device).DetachFromDisposeScope());
        }
    }

    /// <summary>Zeroes a share of the values and scales the others up by as much.</summary>
    public Tensor Forward(Tensor x)
    {
        if (_rate == 0)
        {
            return x.alias();
        }

        using var factors = FactorsFor(x);

        // 1 / (1 − rate) is no number of bfloat16: there it is multiplied afterwards, in float32.
        return x.dtype == ScalarType.BFloat16 ? x.mul(factors).Times(1 / (1 - _rate)) : x.mul(factors);
    }

    public void Dispose()
    {
        _ahead?.Factors.Dispose();
        _generator.Dispose();
    }

    private Tensor FactorsFor(Tensor x)
    {
        var ahead = _ahead;
        var isSame = _last is { } last && last.Type == x.dtype
            && last.Shape.SequenceEqual(x.shape) && last.Strides.SequenceEqual(x.stride());
        _ahead = null;
        _last = (x.shape, x.stride(), x.dtype, x.device);
        if (ahead is { } drawn && drawn.Seed == _seed && isSame)
        {
            return drawn.Factors;
        }

        ahead?.Factors.Dispose();
        return Draw(_seed, x.shape, x.stride(), x.dtype, x.device);
    }

    private Tensor Draw(long seed, long[] shape, long[] strides, ScalarType type, Device device)
    {
        using var scope = NewDisposeScope();
        _generator.manual_seed(seed);
        var kept = empty_strided(shape, strides, dtype: ScalarType.Float32).bernoulli_(1 - _rate, _generator);
        var factors = (type == ScalarType.BFloat16 ? kept : kept.Divide(1 - _rate)).to(type);
        return device.type == DeviceType.CUDA
            ? DeviceCopy.Of(factors.alias(), device)
            : factors.to(device).alias().MoveToOuterDisposeScope();
    }
}
