namespace Bench.Evaluation.Claims;

/// <summary>How a decoder enlarges what comes from deeper levels.</summary>
public enum NetworkUpsampling
{
    /// <summary>By interpolation, which has no parameters.</summary>
    Bilinear,

    /// <summary>By transposed convolutions, which are trained.</summary>
    Transposed,
}

/// <summary>What a decoder level takes from levels below the next deeper one.</summary>
public enum NetworkSkips
{
    /// <summary>Outputs of the encoder.</summary>
    Encoder,

    /// <summary>Outputs of the decoder.</summary>
    Decoder,
}

/// <summary>
/// A UNet3+ as a figure, a text or a program describes it: blocks of convolution, bias and batch normalisation; every decoder level joins
/// all levels, each brought to the level's size and convolved once; each level has a head of two convolutions.
/// </summary>
/// <param name="Statement">What it is, for a reader.</param>
/// <param name="Place">Where it is described.</param>
/// <param name="Filters">Filters of each encoder level, the finest first.</param>
/// <param name="SkipFilters">Filters of the convolution of each source of a decoder level, the finest level first.</param>
/// <param name="DecoderFilters">Filters of the blocks of each decoder level, the finest first.</param>
/// <param name="DecoderBlocks">Blocks of a decoder level after joining.</param>
/// <param name="Upsampling">How deeper levels are enlarged.</param>
/// <param name="Skips">What is taken from levels deeper than the next.</param>
/// <param name="Classes">Classes of a head, the background among them.</param>
/// <param name="EncoderBlocks">Blocks of an encoder level.</param>
/// <param name="Kernel">Rows, and columns, of a convolution.</param>
public sealed record PublishedNetwork(
    string Statement,
    ClaimPlace Place,
    IReadOnlyList<int> Filters,
    IReadOnlyList<int> SkipFilters,
    IReadOnlyList<int> DecoderFilters,
    int DecoderBlocks,
    NetworkUpsampling Upsampling,
    NetworkSkips Skips,
    int Classes,
    int EncoderBlocks = 2,
    int Kernel = 3)
{
    /// <summary>Sizes that a transposed convolution which doubles rows and columns usually has.</summary>
    private static readonly int[] TransposedKernels = [2, 3, 4];

    /// <summary>
    /// Its parameters, trained and not: one number, or one for each usual size of its transposed convolutions, which descriptions leave
    /// out.
    /// </summary>
    /// <returns>From least to greatest.</returns>
    public IReadOnlyList<long> ParameterCounts() =>
        Upsampling == NetworkUpsampling.Bilinear ? [Count(0)] : [.. TransposedKernels.Select(k => Count(k))];

    private long Count(int transposedKernel)
    {
        var levels = Filters.Count;
        var output = new int[levels];
        long total = 0;
        var channels = 1;
        for (var level = 0; level < levels; level++)
        {
            for (var block = 0; block < EncoderBlocks; block++)
            {
                total += Block(channels, Filters[level]);
                channels = Filters[level];
            }
        }

        output[^1] = Filters[^1];
        for (var level = levels - 2; level >= 0; level--)
        {
            for (var source = 0; source < levels; source++)
            {
                var from = source == level + 1 || (source > level && Skips == NetworkSkips.Decoder) ? output[source] : Filters[source];
                total += source > level && transposedKernel > 0 ? Convolution(from, from, transposedKernel) : 0;
                total += Block(from, SkipFilters[level]);
            }

            channels = levels * SkipFilters[level];
            for (var block = 0; block < DecoderBlocks; block++)
            {
                total += Block(channels, DecoderFilters[level]);
                channels = DecoderFilters[level];
            }

            output[level] = DecoderFilters[level];
        }

        return total + output.Sum(o => Convolution(o, Classes, Kernel) + Convolution(Classes, Classes, Kernel));
    }

    private long Block(int from, int to) => Convolution(from, to, Kernel) + (4L * to);

    private static long Convolution(int from, int to, int kernel) => ((long)kernel * kernel * from * to) + to;
}
