using Bench.Learning.Networks;
using Bench.Learning.Runtime;

namespace Bench.Learning.Weights;

/// <summary>Weights of a network that has learnt nothing yet: He-normal kernels, zero biases, as training begins with them.</summary>
public static class InitialWeights
{
    /// <summary>Draws weights.</summary>
    /// <param name="runtime">libtorch, loaded.</param>
    /// <param name="network">Architecture.</param>
    /// <param name="workingSize">Longest side, pixels, at which the network looks at images; 0 for native size.</param>
    /// <param name="seed">Equal seeds give equal weights.</param>
    public static NetworkWeights Of(TorchRuntime runtime, NetworkOptions network, int workingSize, long seed)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        using var built = new SegmentationNetwork(network, seed, runtime.Device);
        return new NetworkWeights(network, workingSize, StateDictionary.Read(built), new Dictionary<string, string> { ["origin"] = FormattableString.Invariant($"untrained, seed {seed}") });
    }
}
