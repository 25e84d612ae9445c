using System.IO.Compression;
using System.Text.Json;
using Bench.Testing;

namespace Bench.Core.Tests.Golden;

/// <summary>Reads the golden data that the Python scripts of this folder wrote.</summary>
internal static class GoldenFile
{
    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Core.Tests", "Golden", name))).RootElement;

    public static StackSize Size(JsonElement size) => new(size[0].GetInt32(), size[1].GetInt32(), size[2].GetInt32());

    public static VoxelSpacing Spacing(JsonElement spacing) => new(spacing[0].GetDouble(), spacing[1].GetDouble(), spacing[2].GetDouble());

    public static LabelMap Map(JsonElement size, JsonElement labels)
    {
        using var packed = new ZLibStream(new MemoryStream(labels.GetBytesFromBase64()), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return new LabelMap(Size(size), bytes.ToArray());
    }

    /// <summary>A number, or the words nan and inf, which JSON has no numbers for.</summary>
    public static double Number(JsonElement value) => value.ValueKind != JsonValueKind.String ? value.GetDouble()
        : value.GetString() == "inf" ? double.PositiveInfinity : double.NaN;

    public static double[] Numbers(JsonElement values) => [.. values.EnumerateArray().Select(Number)];
}
