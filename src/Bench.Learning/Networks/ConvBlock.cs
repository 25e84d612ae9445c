using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Bench.Learning.Networks;

/// <summary>Convolution 3 × 3 → batch norm → ReLU, on (N, C, H, W), height and width kept. Its two layers are registered by the network.</summary>
/// <param name="Convolution">3 × 3 convolution with bias, padded by one.</param>
/// <param name="Norm">Batch norm of its output.</param>
internal sealed record ConvBlock(Conv2d Convolution, BatchNorm2d Norm)
{
    /// <summary>(N, C in, H, W) to (N, C out, H, W).</summary>
    public Tensor Forward(Tensor x)
    {
        using var convolved = Convolution.call(x);
        return Norm.call(convolved).relu_();
    }
}
