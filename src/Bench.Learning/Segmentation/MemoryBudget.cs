using Bench.Learning.Networks;

namespace Bench.Learning.Segmentation;

/// <summary>How many images go through a model together: as many as are worth it for speed, and fewer where memory is short or images are large.</summary>
internal static class MemoryBudget
{
    // More at once is no faster on a CPU, and keeps less of them in its caches.
    private const int PixelsAPass = 4 * 256 * 256;

    // Of the memory that this process may use at all, the machine's or the container's.
    private const double Share = 0.25;

    /// <summary>Float32 numbers a pixel that a model made elsewhere is taken to need: about twice the published network.</summary>
    public const double FloatsOfUnknown = 1000;

    /// <summary>Images a pass.</summary>
    /// <param name="pixels">Working height × working width.</param>
    /// <param name="floats">Float32 numbers that are alive at once for each of these pixels.</param>
    public static int ImagesAPass(int pixels, double floats) => ImagesAPass(pixels, floats, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>The same for a given memory.</summary>
    /// <param name="pixels">Working height × working width.</param>
    /// <param name="floats">Float32 numbers that are alive at once for each of these pixels.</param>
    /// <param name="memoryBytes">Memory that this process may use.</param>
    public static int ImagesAPass(int pixels, double floats, long memoryBytes) =>
        (int)Math.Clamp(Math.Min((double)PixelsAPass / pixels, Share * memoryBytes / (pixels * floats * sizeof(float))), 1, PixelsAPass);

    /// <summary>
    /// Float32 numbers that one of this program's networks keeps for each pixel of its input: all levels of the encoder, sources and their concatenation at full
    /// resolution, and the nine products of the widest up-sampling. Measured for the published network at 256 × 256: 535; by this sum 516.
    /// </summary>
    /// <param name="network">The network.</param>
    public static double FloatsOf(NetworkOptions network) =>
        (2.0 * network.JoinedChannels(0)) + (9.0 / 4 * network.SkipChannels(0)) + network.Filters.Select((channels, level) => 2.0 * channels / Math.Pow(4, level)).Sum();
}
