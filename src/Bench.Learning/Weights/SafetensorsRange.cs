using System.Text.Json;

namespace Bench.Learning.Weights;

/// <summary>What a safetensors header says of one array of float32.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Start">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafetensorsRange(string Name, IReadOnlyList<long> Shape, long Start, long End)
{
    /// <summary>Whether as many numbers lie between the bytes as the extents ask for.</summary>
    public bool Fits
    {
        get
        {
            var left = End - Start;
            if (Start < 0 || End < Start || left % sizeof(float) != 0)
            {
                return false;
            }

            var (count, product) = (left / sizeof(float), 1L);
            foreach (var extent in Shape)
            {
                if (extent < 0 || (extent > 0 && product > long.MaxValue / extent))
                {
                    return false;
                }

                product *= extent;
            }

            return product == count;
        }
    }

    /// <summary>Reads an entry of the header.</summary>
    /// <param name="name">Name of the array.</param>
    /// <param name="entry">Its entry.</param>
    /// <returns>Null where the entry says something else.</returns>
    public static SafetensorsRange? Of(string name, JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty("dtype", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("F32")
        && entry.TryGetProperty("shape", out var shape) && Numbers(shape) is { } extents
        && entry.TryGetProperty("data_offsets", out var offsets) && Numbers(offsets) is [var start, var end]
            ? new SafetensorsRange(name, extents, start, end)
            : null;

    private static long[]? Numbers(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = new List<long>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }
}
