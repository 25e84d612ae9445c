using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Networks.Execution;

/// <summary>
/// A convolution of bilinearly up-sampled features that never makes a tensor of 2³¹ bytes: from there on oneDNN has no fast kernel for the
/// gradient of the convolution's weights, and a step takes hours. The published batch of 16 images with 512 channels at 256 × 256 is
/// exactly that. Images are independent of each other until batch norm, so some are up-sampled and convolved at a time; output and
/// gradients are the same to rounding. Batches below the limit are not touched.
/// </summary>
internal static class SlicedUpsampling
{
    private const long BytesWithoutFastKernel = 1L << 31;

    /// <summary>Up-samples and convolves.</summary>
    /// <param name="x">(N, C in, h, w).</param>
    /// <param name="kernel">(C out, C in, side, side), the side odd; padded so that height and width stay.</param>
    /// <param name="bias">C out numbers; null for none.</param>
    /// <param name="factor">k.</param>
    /// <param name="limitBytes">Up-sampled tensors stay below it, unless one image alone reaches it.</param>
    /// <returns>(N, C out, k·h, k·w).</returns>
    public static Tensor Convolve(Tensor x, Tensor kernel, Tensor? bias, int factor, long limitBytes = BytesWithoutFastKernel)
    {
        using var scope = NewDisposeScope();
        var (images, bytesAnImage) = (x.shape[0], x.shape[1] * x.shape[2] * x.shape[3] * factor * factor * x.element_size());
        var most = Math.Max(1, (limitBytes - 1) / bytesAnImage);
        if (images <= most)
        {
            return One(x).MoveToOuterDisposeScope();
        }

        // Slices as equal as can be: a small one at the end would cost as many calls.
        var slices = (images + most - 1) / most;
        return cat(
            [
                .. Enumerable
                .Range(0, (int)slices)
                .Select(i => (From: i * images / slices, To: (i + 1) * images / slices))
                .Select(s => One(x.narrow(0, s.From, s.To - s.From)))
            ],
            0)
            .MoveToOuterDisposeScope();

        Tensor One(Tensor part)
        {
            // Let go of at once: up-sampled deep features are the largest tensors of all. (Autograd keeps what it needs.)
            using var enlarged = UpsampledConvolution.Upsample(part, factor);
            return functional.conv2d(enlarged, kernel, bias, padding: [kernel.shape[2] / 2, kernel.shape[3] / 2]);
        }
    }
}
