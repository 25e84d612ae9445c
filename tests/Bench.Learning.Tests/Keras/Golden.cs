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

    /// <summary>Puts a Keras file into a folder, and gives its path.</summary>
    public static string Unpack(TemporaryFolder folder, string name)
    {
        var path = folder.File($"{name}.h5");
        using var packed = new GZipStream(File.OpenRead(At($"{name}.h5.gz")), CompressionMode.Decompress);
        using var file = File.Create(path);
        packed.CopyTo(file);
        return path;
    }

    public static KerasModel Read(string name)
    {
        using var folder = new TemporaryFolder();
        return KerasFile.Read(Unpack(folder, name));
    }

    public static float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(At($"{name}.f32"))).ToArray();

    public static Dictionary<string, JsonElement> Layers() => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(At("layers.json")))!;

    private static string At(string name) => RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Keras", "golden", name);
}
