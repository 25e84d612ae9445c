using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Networks;

/// <summary>
/// Dropout with a generator of its own, seeded anew for each training step, so that a resumed run drops the same values as one
/// that was never interrupted, and nothing depends on a process-wide generator. It draws on the CPU, wherever the network is: TorchSharp's
/// generators are the CPU's whatever device they are asked for, and so a GPU drops what the CPU drops.
/// </summary>
internal sealed class SeededDropout : IDisposable
{
    private readonly double _rate;
    private readonly Generator _generator;

    public SeededDropout(double rate)
    {
        _rate = rate;
        _generator = new Generator(0);
    }

    /// <summary>Fixes what the next call drops.</summary>
    public void Seed(long seed) => _generator.manual_seed(seed);

    /// <summary>Zeroes a share of the values and scales the others up by as much.</summary>
    public Tensor Forward(Tensor x)
    {
        if (_rate == 0)
        {
            return x.alias();
        }

        using var scope = NewDisposeScope();
        var kept = empty_like(x, dtype: ScalarType.Float32, device: CPU, requires_grad: false).bernoulli_(1 - _rate, _generator);

        // 1 / (1 − rate) is no number of bfloat16: there it is multiplied afterwards, in float32.
        return (
            x.dtype == ScalarType.BFloat16
                ? x.mul(kept.to(x.dtype).to(x.device)).Times(1 / (1 - _rate))
                : x.mul(kept.Divide(1 - _rate).to(x.dtype).to(x.device)))
            .MoveToOuterDisposeScope();
    }

    public void Dispose() => _generator.Dispose();
}
