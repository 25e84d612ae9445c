using Bench.Learning.Runtime;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Bench.Learning.Networks;

/// <summary>First weights of layers.</summary>
internal static class Initialisation
{
    // Standard deviation of a standard normal cut off at ± 2; Keras divides by it so that the cut leaves the variance as asked.
    private const double CutDeviation = 0.87962566103423978;

    /// <summary>
    /// He-normal kernel as Keras draws it (He et al., 2015; normal with variance 2 / fan-in, cut off at two standard deviations) and
    /// zero bias. Numbers depend on the seed and the layer's name alone.
    /// </summary>
    public static void HeNormal(Conv2d convolution, string name, long seed)
    {
        var shape = convolution.weight.shape;
        var deviation = Math.Sqrt(2.0 / (shape[1] * shape[2] * shape[3])) / CutDeviation;
        var random = RandomStream.For(RandomStream.Purpose.Initialisation, [seed, .. name.Select(c => (long)c)]);
        var kernel = new float[convolution.weight.numel()];
        for (var i = 0; i < kernel.Length; i++)
        {
            double draw;
            do
            {
                draw = random.NextGaussian();
            }
            while (Math.Abs(draw) > 2);
            kernel[i] = (float)(draw * deviation);
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        convolution.weight.copy_(tensor(kernel, shape));
        convolution.bias!.zero_();
    }
}
