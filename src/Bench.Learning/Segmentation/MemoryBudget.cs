using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;

namespace Bench.Learning.Segmentation;

/// <summary>
/// How many images go through a model together: as many as are worth it for speed, and fewer where memory is short or images are large.
/// </summary>
internal static class MemoryBudget
{
    // More at once is no faster on a CPU, and keeps less of them in its caches.
    private const int PixelsAPass = 4 * 256 * 256;

    // Enough to keep a large GPU busy; more at once is hardly faster.
    private const int PixelsAPassOnCuda = 32 * 256 * 256;

    // Of the memory that this process may use at all, the machine's or the container's.
    private const double Share = 0.25;

    // Between tensors of many sizes the allocator leaves gaps. The published network at 256 × 256: 557 float32 numbers a pixel were
    // measured (growth of the process's peak memory from 1 to 8 images), 320 are alive at once.
    private const double Gaps = 1.7;

    /// <summary>Float32 numbers a pixel that a model made elsewhere is taken to need: about twice the published network.</summary>
    public const double FloatsOfUnknown = 1000;

    /// <summary>Images a pass.</summary>
    /// <param name="pixels">Working height × working width.</param>
    /// <param name="floats">Float32 numbers that are alive at once for each of these pixels.</param>
    public static int ImagesAPass(int pixels, double floats) => ImagesAPass(pixels, floats, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Images a pass on a GPU.</summary>
    /// <param name="pixels">Working height × working width.</param>
    public static int ImagesAPassOnCuda(int pixels) => Math.Max(1, PixelsAPassOnCuda / pixels);

    /// <summary>The same for a given memory.</summary>
    /// <param name="pixels">Working height × working width.</param>
    /// <param name="floats">Float32 numbers that are alive at once for each of these pixels.</param>
    /// <param name="memoryBytes">Memory that this process may use.</param>
    public static int ImagesAPass(int pixels, double floats, long memoryBytes) =>
        (int)Math.Clamp(Math.Min((double)PixelsAPass / pixels, Share * memoryBytes / (pixels * floats * sizeof(float))), 1, PixelsAPass);

    /// <summary>
    /// Float32 numbers that one of this program's networks needs for each pixel of its input: what is alive at the fullest moment,
    /// up-sampled features or the products that stand for them included, and the gaps between.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="way">How convolutions of up-sampled features are computed.</param>
    public static double FloatsOf(NetworkOptions network, UpsamplingWay way)
    {
        var graph = network.Graph();
        return Gaps * new ExecutionPlan(graph, [graph.Heads[^1]]).PeakNumbersAPixel(step =>
            step.Upsampling is not { } up ? 0
            : way == UpsamplingWay.VectorLoops && ConvolvedUpsampling.CanRun(step) ? ConvolvedUpsampling.ProductsAPixel(step)
            : ExecutionPlan.NumbersAPixel(up));
    }
}
