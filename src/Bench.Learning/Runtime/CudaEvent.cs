namespace Bench.Learning.Runtime;

/// <summary>
/// A mark in the work of a GPU: whoever waits for it waits for what was ordered before it, and not for what was ordered since. libtorch
/// orders everything in one queue, CUDA's default one, whatever thread orders.
/// </summary>
internal sealed unsafe class CudaEvent : IDisposable
{
    // Threads that wait sleep; the time is not taken.
    private const uint BlockingWithoutTiming = 1 | 2;

    private static readonly delegate* unmanaged<nint*, uint, int> Create =
        (delegate* unmanaged<nint*, uint, int>)CudaFunctions.Find("cudaEventCreateWithFlags");

    private static readonly delegate* unmanaged<nint, nint, int> Record =
        (delegate* unmanaged<nint, nint, int>)CudaFunctions.Find("cudaEventRecord");

    private static readonly delegate* unmanaged<nint, int> Synchronise =
        (delegate* unmanaged<nint, int>)CudaFunctions.Find("cudaEventSynchronize");

    private static readonly delegate* unmanaged<nint, int> Destroy =
        (delegate* unmanaged<nint, int>)CudaFunctions.Find("cudaEventDestroy");

    private readonly nint _event;

    private CudaEvent(nint handle) => _event = handle;

    /// <summary>Marks what has been ordered so far.</summary>
    /// <returns>Null where no CUDA answers.</returns>
    public static CudaEvent? Mark()
    {
        nint handle;
        if (Create == null || Record == null || Synchronise == null || Destroy == null || Create(&handle, BlockingWithoutTiming) != 0)
        {
            return null;
        }

        var mark = new CudaEvent(handle);
        if (Record(handle, 0) == 0)
        {
            return mark;
        }

        mark.Dispose();
        return null;
    }

    /// <summary>Waits for it.</summary>
    /// <exception cref="CudaException">The GPU failed.</exception>
    public void Wait()
    {
        if (Synchronise(_event) is var code and not 0)
        {
            throw new CudaException(FormattableString.Invariant($"CUDA error: code {code} while waiting for the GPU."));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Destroy(_event);
}
