using Bench.Learning.Runtime;
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
    /// <param name="weight">Kernel to fill.</param>
    /// <param name="bias">Bias to zero.</param>
    /// <param name="fanIn">How many values each output is a sum of.</param>
    /// <param name="name">The layer.</param>
    /// <param name="seed">Seed of the network.</param>
    public static void HeNormal(Tensor weight, Tensor bias, long fanIn, string name, long seed)
    {
        var deviation = Math.Sqrt(2.0 / fanIn) / CutDeviation;
        var random = RandomStream.For(RandomStream.Purpose.Initialisation, [seed, .. name.Select(c => (long)c)]);
        var kernel = new float[weight.numel()];
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
        weight.copy_(tensor(kernel, weight.shape));
        bias.zero_();
    }
}
