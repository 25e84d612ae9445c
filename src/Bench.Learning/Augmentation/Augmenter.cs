using Bench.Learning.Runtime;

namespace Bench.Learning.Augmentation;

internal sealed class Augmenter(AugmentationOptions options, int height, int width)
{
    public void Vary(Span<float> image, Span<byte> labels, RandomStream random)
    {
        _ = options; _ = height; _ = width; _ = random; _ = image; _ = labels;
    }
}
