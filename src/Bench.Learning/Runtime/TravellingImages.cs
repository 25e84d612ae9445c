using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Runtime;

/// <summary>
/// Brings float32 numbers to a device, pass after pass. For a GPU they are put together in memory that the system leaves in its place, so
/// that the GPU fetches them by itself; two such blocks take turns.
/// </summary>
/// <param name="device">The device.</param>
internal sealed class TravellingImages(Device device) : IDisposable
{
    private readonly (Tensor Memory, CudaEvent? Fetched)?[] _blocks = [null, null];
    private int _turn;

    /// <summary>Brings numbers.</summary>
    /// <param name="parts">They, part after part.</param>
    /// <param name="shape">Shape of all together.</param>
    /// <returns>A tensor on the device, outside of any scope; the caller frees it.</returns>
    public Tensor Bring(IEnumerable<ReadOnlyMemory<float>> parts, long[] shape)
    {
        using var scope = NewDisposeScope();
        var count = shape.Aggregate(1L, (product, extent) => product * extent);
        if (device.type != DeviceType.CUDA)
        {
            var here = empty(shape, dtype: ScalarType.Float32);
            Fill(here, parts);
            return here.DetachFromDisposeScope();
        }

        _turn = 1 - _turn;
        var memory = Block(count).narrow(0, 0, count);
        Fill(memory, parts);
        var there = memory.view(shape).to(device, non_blocking: true).DetachFromDisposeScope();
        _blocks[_turn] = (_blocks[_turn]!.Value.Memory, CudaEvent.Mark());
        return there;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            block?.Fetched?.Dispose();
            block?.Memory.Dispose();
        }
    }

    private static void Fill(Tensor memory, IEnumerable<ReadOnlyMemory<float>> parts)
    {
        var target = MemoryMarshal.Cast<byte, float>(memory.bytes);
        foreach (var part in parts)
        {
            part.Span.CopyTo(target);
            target = target[part.Length..];
        }
    }

    // The block whose turn it is, once the GPU has fetched what was in it, and large enough.
    private Tensor Block(long count)
    {
        if (_blocks[_turn] is { } block)
        {
            if (block.Fetched is null)
            {
                cuda.synchronize();
            }
            else
            {
                block.Fetched.Wait();
                block.Fetched.Dispose();
            }

            _blocks[_turn] = (block.Memory, null);
            if (block.Memory.numel() >= count)
            {
                return block.Memory;
            }

            block.Memory.Dispose();
        }

        var memory = empty(count, dtype: ScalarType.Float32).pin_memory().DetachFromDisposeScope();
        _blocks[_turn] = (memory, null);
        return memory;
    }
}
