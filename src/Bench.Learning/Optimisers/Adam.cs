using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Optimisers;

/// <summary>
/// Adam (Kingma and Ba, 2015) with ε where Keras or PyTorch puts it. All parameters are one flat vector: a dozen operations a step.
/// State can be taken out and put back, bit for bit.
/// </summary>
/// <param name="parameters">What it moves.</param>
/// <param name="placement">Where ε is added.</param>
/// <param name="epsilon">ε.</param>
internal sealed class Adam(FlatParameters parameters, EpsilonPlacement placement, double epsilon) : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;

    private readonly Tensor _mean = zeros_like(parameters.Values).DetachFromDisposeScope();
    private readonly Tensor _square = zeros_like(parameters.Values).DetachFromDisposeScope();
    private long _steps;

    /// <summary>Steps taken so far.</summary>
    public long Steps => _steps;

    /// <summary>Moves the parameters against a gradient.</summary>
    /// <param name="gradient">From <see cref="FlatParameters.Gradient"/>.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <returns>
    /// The gradient's squared length, one number on the parameters' device; the caller frees it. Where it is not finite in float32,
    /// parameters and moments are spoilt: nobody waits for it here, so that a GPU is not left idle.
    /// </returns>
    public Tensor Step(Tensor gradient, double learningRate)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var squaredLength = gradient.dot(gradient);
        _steps++;
        _mean.Multiply(Beta1).Add(gradient, 1 - Beta1);
        _square.Multiply(Beta2).AddSquare(gradient, 1 - Beta2);
        var correction1 = 1 - Math.Pow(Beta1, _steps);
        var correction2 = Math.Sqrt(1 - Math.Pow(Beta2, _steps));
        var root = _square.sqrt();
        var (divisor, step) = placement == EpsilonPlacement.Keras
            ? (root.Add(epsilon), learningRate * correction2 / correction1)
            : (root.Divide(correction2).Add(epsilon), learningRate / correction1);
        parameters.Values.Add(_mean.div(divisor).Multiply(-step));
        return squaredLength.MoveToOuterDisposeScope();
    }

    /// <summary>Moments, for a checkpoint.</summary>
    public IReadOnlyList<NamedArray> Read() => [Named("adam/mean", _mean), Named("adam/square", _square)];

    /// <summary>Puts moments of a checkpoint back.</summary>
    public void Write(IReadOnlyList<NamedArray> moments, long steps)
    {
        parameters.Fill(moments.Single(m => m.Name == "adam/mean").Values, _mean);
        parameters.Fill(moments.Single(m => m.Name == "adam/square").Values, _square);
        _steps = steps;
    }

    public void Dispose()
    {
        _mean.Dispose();
        _square.Dispose();
    }

    private NamedArray Named(string name, Tensor moments)
    {
        var listed = parameters.Listed(moments);
        return new NamedArray(name, [listed.Length], listed);
    }
}
