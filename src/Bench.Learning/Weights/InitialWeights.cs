using Bench.Core.Studies;
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
    /// <param name="grid">The grid of a study that images are brought to first; null for their own.</param>
    public static NetworkWeights Of(TorchRuntime runtime, NetworkOptions network, int workingSize, long seed, WorkingGrid? grid = null)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        using var built = new SegmentationNetwork(network, seed, runtime.Device);
        var metadata = new Dictionary<string, string> { ["origin"] = FormattableString.Invariant($"untrained, seed {seed}") };
        return new NetworkWeights(network, workingSize, StateDictionary.Read(built), metadata) { Grid = grid };
    }
}
