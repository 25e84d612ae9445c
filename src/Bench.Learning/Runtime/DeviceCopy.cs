using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Runtime;

/// <summary>Brings tensors to a device without waiting for what the device is doing.</summary>
internal static class DeviceCopy
{
    /// <summary>Moves a tensor of the CPU to a device.</summary>
    /// <param name="values">Numbers on the CPU; freed, unless they stay there.</param>
    /// <param name="device">The device.</param>
    /// <returns>The tensor there, outside of any scope.</returns>
    public static Tensor Of(Tensor values, Device device)
    {
        if (device.type != DeviceType.CUDA)
        {
            return values.DetachFromDisposeScope();
        }

        // Only from pinned memory does a GPU copy by itself. libtorch keeps that memory until the copy is done.
        using (values)
        using (var pinned = values.pin_memory())
        {
            return pinned.to(device, non_blocking: true).DetachFromDisposeScope();
        }
    }
}
