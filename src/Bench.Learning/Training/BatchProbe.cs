using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;

namespace Bench.Learning.Training;

/// <summary>Finds how many images a step can hold.</summary>
public static class BatchProbe
{
    /// <summary>Tries steps, each of half as many images as the one before, until one fits the device's memory.</summary>
    /// <param name="runtime">libtorch, with its device.</param>
    /// <param name="options">What is trained.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns.</param>
    /// <param name="from">Images of the first try.</param>
    /// <returns>Images of the step that fits; 0 where not even one does.</returns>
    public static int Largest(TorchRuntime runtime, TrainingOptions options, int height, int width, int from)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentNullException.ThrowIfNull(options);
        var grid = WorkingGrid.For(height, width, options.WorkingSize, options.Network.SizeMultiple);
        return Largest(from, count => Try(runtime, options, grid, count));
    }

    /// <summary>The same for any step.</summary>
    /// <param name="from">Images of the first try.</param>
    /// <param name="step">Takes a step of so many images.</param>
    internal static int Largest(int from, Action<int> step)
    {
        for (var count = from; count > 0; count /= 2)
        {
            try
            {
                step(count);
                return count;
            }
            catch (Exception failure) when (DeviceFailure.IsOutOfMemory(failure))
            {
            }
        }

        return 0;
    }

    private static void Try(TorchRuntime runtime, TrainingOptions options, WorkingGrid grid, int count)
    {
        using var network = new SegmentationNetwork(options.Network, options.Seed, runtime.Device, numbers: runtime.NumberType);
        using var optimiser = new Adam(network.Flat, options.AdamEpsilonPlacement, options.AdamEpsilon);
        network.train();
        var images = new float[count * grid.WorkingHeight * grid.WorkingWidth];
        var labels = new byte[count * grid.Height * grid.Width];
        using var batch = BatchTensors.On(new Batch(new int[count], images, labels), grid, runtime.Device);
        using var numbers = new TrainingStep(network, optimiser, grid, options.Loss).Order(batch, options.LearningRate);
        _ = numbers.Wait<double>();
    }
}
