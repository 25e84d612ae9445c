using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Bench.Learning.Optimisers;

/// <summary>
/// Adam (Kingma and Ba, 2015) with ε where Keras or PyTorch puts it. All parameters are updated as one flat vector: a dozen operations
/// a step instead of a dozen a layer. State can be taken out and put back, bit for bit.
/// </summary>
internal sealed class Adam : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;

    private readonly Parameter[] _parameters;
    private readonly long[] _lengths;
    private readonly EpsilonPlacement _placement;
    private readonly double _epsilon;
    private readonly Tensor _mean;
    private readonly Tensor _square;
    private long _steps;

    public Adam(IEnumerable<Parameter> parameters, EpsilonPlacement placement, double epsilon, Device device)
    {
        _parameters = [.. parameters];
        _lengths = [.. _parameters.Select(p => p.numel())];
        _placement = placement;
        _epsilon = epsilon;
        _mean = zeros(_lengths.Sum(), device: device).DetachFromDisposeScope();
        _square = zeros(_lengths.Sum(), device: device).DetachFromDisposeScope();
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps => _steps;

    /// <summary>
    /// Moves the parameters by their gradients, and clears these. A parameter without a gradient counts as one with zeros.
    /// </summary>
    /// <returns>
    /// The gradient's squared length, one number on the parameters' device; the caller frees it. Where it is not finite in float32,
    /// parameters and moments are spoilt: nobody waits for it here, so that a GPU is not left idle.
    /// </returns>
    public Tensor Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var gradient = cat([.. _parameters.Select(p => (p.grad ?? zeros_like(p)).reshape(-1))]);
        var squaredLength = gradient.dot(gradient);
        _steps++;
        _mean.Multiply(Beta1).Add(gradient, 1 - Beta1);
        _square.Multiply(Beta2).AddSquare(gradient, 1 - Beta2);
        var correction1 = 1 - Math.Pow(Beta1, _steps);
        var correction2 = Math.Sqrt(1 - Math.Pow(Beta2, _steps));
        var root = _square.sqrt();
        var (divisor, step) = _placement == EpsilonPlacement.Keras
            ? (root.Add(_epsilon), learningRate * correction2 / correction1)
            : (root.Divide(correction2).Add(_epsilon), learningRate / correction1);
        var change = _mean.div(divisor).Multiply(-step);
        var pieces = change.split(_lengths);
        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i].Add(pieces[i].view(_parameters[i].shape));
            _parameters[i].grad?.zero_();
        }

        return squaredLength.MoveToOuterDisposeScope();
    }

    /// <summary>Moments, for a checkpoint.</summary>
    public IReadOnlyList<NamedArray> Read() =>
        [
            new("adam/mean", [_mean.numel()], StateDictionary.ToArray(_mean)),
            new("adam/square", [_square.numel()], StateDictionary.ToArray(_square)),
        ];

    /// <summary>Puts moments of a checkpoint back.</summary>
    public void Write(IReadOnlyList<NamedArray> moments, long steps)
    {
        using var scope = NewDisposeScope();
        _mean.copy_(tensor(moments.Single(m => m.Name == "adam/mean").Values));
        _square.copy_(tensor(moments.Single(m => m.Name == "adam/square").Values));
        _steps = steps;
    }

    public void Dispose()
    {
        _mean.Dispose();
        _square.Dispose();
    }
}
