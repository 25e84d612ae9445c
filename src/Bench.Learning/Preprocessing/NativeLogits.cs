using static TorchSharp.torch;

namespace Bench.Learning.Preprocessing;

/// <summary>Brings what a network says at working size to native size.</summary>
internal static class NativeLogits
{
    /// <summary>Up-samples bilinearly (half-pixel centres) and cuts the padding off.</summary>
    /// <param name="logits">(N, C, working height, working width).</param>
    /// <param name="grid">The grid that made the network's input.</param>
    /// <returns>(N, C, native height, native width).</returns>
    public static Tensor From(Tensor logits, WorkingGrid grid)
    {
        using var scope = NewDisposeScope();
        var full = grid.Factor == 1
            ? logits.alias()
            : nn.functional.interpolate(
                logits, [grid.PaddedHeight, grid.PaddedWidth], mode: InterpolationMode.Bilinear, align_corners: false);
        if (grid.PaddedHeight != grid.Height)
        {
            full = full.narrow(2, 0, grid.Height);
        }

        if (grid.PaddedWidth != grid.Width)
        {
            full = full.narrow(3, 0, grid.Width);
        }

        return full.MoveToOuterDisposeScope();
    }
}
