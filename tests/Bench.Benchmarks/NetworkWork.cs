using Bench.Core;
using Bench.Learning.Networks;

namespace Bench.Benchmarks;

/// <summary>Arithmetic of a network's full-resolution path as it is drawn.</summary>
internal static class NetworkWork
{
    /// <summary>Floating-point operations of the 3 × 3 convolutions for one image: two for each multiplication with addition.</summary>
    /// <param name="options">A network with bilinear up-sampling.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    public static double Of(NetworkOptions options, int height, int width)
    {
        double total = 0;
        void Add(int level, double from, double to) => total += 2 * 9 * from * to * (height >> level) * (width >> level);
        for (var l = 0; l < options.Levels; l++)
        {
            Add(l, l == 0 ? 1 : options.Filters[l - 1], options.Filters[l]);
            Add(l, options.Filters[l], options.Filters[l]);
        }

        for (var d = 0; d < options.Levels - 1; d++)
        {
            foreach (var u in options.ConvolvedSources(d))
            {
                Add(d, options.SourceChannels(u, d), options.SkipChannels(d));
            }

            Add(d, options.JoinedChannels(d), options.DecoderChannels(d));
        }

        Add(0, options.DecoderChannels(0), LabelMap.ClassCount);
        Add(0, LabelMap.ClassCount, LabelMap.ClassCount);
        return total;
    }
}
