using System.Runtime.InteropServices;

namespace Bench.Learning.Runtime;

/// <summary>What libtorch says when a device fails. It has one kind of exception for everything; its words tell what happened.</summary>
internal static class DeviceFailure
{
    private static readonly string[] OutOfMemory =
        ["out of memory", "not enough memory", "t allocate memory", "STATUS_ALLOC_FAILED", "bad_alloc"];

    private static readonly string[] Lost = ["CUDA error", "CUDA driver error", "CUDNN_STATUS", "CUBLAS_STATUS", "cuDNN error"];

    /// <summary>Whether memory did not suffice: less work at a time may.</summary>
    public static bool IsOutOfMemory(Exception failure) => failure is ExternalException && Says(failure, OutOfMemory);

    /// <summary>Whether a GPU does not answer any more: nothing can be computed on it in this process.</summary>
    public static bool IsLost(Exception failure) => failure is ExternalException && !IsOutOfMemory(failure) && Says(failure, Lost);

    private static bool Says(Exception failure, string[] words) => words.Any(w => failure.Message.Contains(w, StringComparison.Ordinal));
}
