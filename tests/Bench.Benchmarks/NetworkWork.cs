using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;

namespace Bench.Benchmarks;

/// <summary>Arithmetic of a network's full-resolution path as it is drawn.</summary>
internal static class NetworkWork
{
    /// <summary>Floating-point operations of the convolutions for one image: two for each multiplication with addition.</summary>
    /// <param name="options">A network with bilinear up-sampling.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    public static double Of(NetworkOptions options, int height, int width)
    {
        var graph = options.Graph();
        return new ExecutionPlan(graph, [graph.Heads[^1]]).Steps.Select(s => s.Convolution).OfType<Layer>()
            .Sum(c => 2.0 * c.KernelSide * c.KernelSide * c.ChannelsIn * c.Channels * (height / c.Reduction) * (width / c.Reduction));
    }
}
