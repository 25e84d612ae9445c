using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Runtime;

/// <summary>
/// Numbers on their way from a device. A GPU sends them by itself once they are computed, while it is given more work: who reads them waits
/// for these alone.
/// </summary>
internal sealed class Arrival : IDisposable
{
    private readonly Tensor _here;
    private readonly CudaEvent? _mark;

    private Arrival(Tensor here, CudaEvent? mark) => (_here, _mark) = (here, mark);

    /// <summary>Time that <see cref="Wait"/> took.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Begins to bring numbers.</summary>
    /// <param name="there">Where they are; may be freed at once.</param>
    public static Arrival Of(Tensor there)
    {
        using var ordered = there.contiguous();
        if (there.device.type != DeviceType.CUDA)
        {
            return new Arrival(ordered.alias().DetachFromDisposeScope(), null);
        }

        // The target of such a copy is memory that the system leaves in its place.
        var here = ordered.to(CPU, non_blocking: true).DetachFromDisposeScope();
        var mark = CudaEvent.Mark();
        if (mark is null)
        {
            cuda.synchronize();
        }

        return new Arrival(here, mark);
    }

    /// <summary>Waits for them.</summary>
    /// <returns>They; valid until this is disposed of.</returns>
    public ReadOnlySpan<T> Wait<T>()
        where T : unmanaged
    {
        var started = Stopwatch.GetTimestamp();
        _mark?.Wait();
        Waited += Stopwatch.GetElapsedTime(started);
        return MemoryMarshal.Cast<byte, T>(_here.bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mark?.Dispose();
        _here.Dispose();
    }
}
