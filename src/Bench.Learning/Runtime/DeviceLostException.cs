namespace Bench.Learning.Runtime;

/// <summary>A GPU failed while it computed.</summary>
public sealed class DeviceLostException : Exception
{
    /// <summary>Says which, and what is left.</summary>
    /// <param name="device">The device.</param>
    /// <param name="kept">What is on disk, and how to go on from it.</param>
    /// <param name="failure">What libtorch said.</param>
    public DeviceLostException(string device, string kept, Exception failure)
        : base($"{device} failed: {failure.Message.Split('\n')[0]}{Environment.NewLine}  {kept}", failure)
    {
    }
}
