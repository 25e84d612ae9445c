using Bench.Learning.Networks;
using Bench.Learning.Weights;

namespace Bench.Learning.Tests;

/// <summary>
/// Weights in which nothing is as training begins: biases, batch norms and moving statistics are drawn as well, so that leaving one out
/// shows.
/// </summary>
internal static class RandomWeights
{
    public static NetworkWeights Of(NetworkOptions options, int workingSize = 0, int seed = 7)
    {
        var random = new Random(seed);
        var weights = InitialWeights.Of(Tiny.Runtime, options, workingSize, seed);
        foreach (var array in weights.Arrays.Where(a => a.Shape.Count == 1))
        {
            // Bounds keep what the next layer sees at the size of what this one saw.
            var (low, high) = array.Name switch
            {
                var n when n.EndsWith(".running_var", StringComparison.Ordinal) => (0.3, 1.5),
                var n when n.Contains("_BN_", StringComparison.Ordinal) && n.EndsWith(".weight", StringComparison.Ordinal) => (0.5, 1.5),
                _ => (-0.3, 0.3),
            };
            for (var i = 0; i < array.Values.Length; i++)
            {
                array.Values[i] = (float)(low + ((high - low) * random.NextDouble()));
            }
        }

        return weights;
    }

    public static float[] Images(int count, int height, int width, int seed = 3)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * height * width).Select(_ => random.NextSingle())];
    }
}
