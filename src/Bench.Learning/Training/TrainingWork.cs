using Bench.Learning.Networks;
using Bench.Learning.Preprocessing;

namespace Bench.Learning.Training;

/// <summary>
/// How much there is to compute before a training ends, and how long that takes where it is known. Only convolutions are counted: the rest
/// is little beside them.
/// </summary>
public static class TrainingWork
{
    // Forward, and back to the input and to the kernels: as many products each.
    private const double Passes = 3;

    // A product and a sum.
    private const double AProduct = 2;

    /// <summary>
    /// Operations a second of one thread of a processor, as trainings of the published network have run: least and most
    /// (docs/performance.md: 63 GFLOP/s with AVX2 and 224 with AVX-512, two threads each).
    /// </summary>
    public static (double Least, double Most) RateAThread { get; } = (30e9, 110e9);

    /// <summary>Floating-point operations of a step, for each image in it.</summary>
    /// <param name="network">The network; its outputs at every level are counted.</param>
    /// <param name="height">Rows that it works on.</param>
    /// <param name="width">Columns that it works on.</param>
    public static double OperationsAnImage(NetworkOptions network, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Graph().Layers.Sum(layer =>
        {
            // Every product of a transposed convolution begins at a pixel of its input.
            var reduction = layer.Kind == LayerKind.Conv2DTranspose ? layer.Reduction * layer.Factor : layer.Reduction;
            var pixels = (double)height / reduction * width / reduction;
            return layer.Kind is LayerKind.Conv2D or LayerKind.Conv2DTranspose
                ? Passes * AProduct * pixels * layer.Channels * layer.ChannelsIn * layer.KernelSide * layer.KernelSide
                : 0;
        });
    }

    /// <summary>Floating-point operations of a whole training, if it takes all of its epochs, looks at validation included.</summary>
    /// <param name="options">How it is trained.</param>
    /// <param name="data">On what.</param>
    public static double Operations(TrainingOptions options, TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(data);
        var grid = WorkingGrid.For(
            data.Training.Height, data.Training.Width, options.WorkingSize, options.Network.SizeMultiple);
        var images = data.Training.Count + data.Validation.Sum(v => v.Count) / Passes;
        return options.Epochs * images * OperationsAnImage(options.Network, grid.WorkingHeight, grid.WorkingWidth);
    }
}
