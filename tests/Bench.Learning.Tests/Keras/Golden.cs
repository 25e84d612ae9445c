using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bench.Core.Keras;
using Bench.Data.Keras;
using Bench.Testing;

namespace Bench.Learning.Tests.Keras;

/// <summary>Files made with tfjs and h5py; see golden/make_networks.js and golden/make_golden.py.</summary>
internal static class Golden
{
    public const int Height = 32;
    public const int Width = 48;

    /// <summary>
    /// Folder of such files of full size, 64 × 64, which are too large to keep here; null where the environment names none.
    /// </summary>
    public static string? FullSize => Environment.GetEnvironmentVariable("BENCH_KERAS_FULL_SIZE");

    /// <summary>Puts a Keras file into a folder, and gives its path.</summary>
    public static string Unpack(TemporaryFolder folder, string name, string? from = null)
    {
        var path = folder.File($"{name}.h5");
        using var packed = new GZipStream(File.OpenRead(At($"{name}.h5.gz", from)), CompressionMode.Decompress);
        using var file = File.Create(path);
        packed.CopyTo(file);
        return path;
    }

    public static KerasModel Read(string name, string? from = null)
    {
        using var folder = new TemporaryFolder();
        return KerasFile.Read(Unpack(folder, name, from));
    }

    public static float[] Floats(string name, string? from = null) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(At($"{name}.f32", from))).ToArray();

    public static Dictionary<string, JsonElement> Layers() =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(At("layers.json")))!;

    private static string At(string name, string? from = null) =>
        Path.Combine(from ?? RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Keras", "golden"), name);
}
