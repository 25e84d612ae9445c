using System.IO.Compression;
using Bench.Core.IO;
using Bench.Core.Keras;

namespace Bench.Learning.ModelFiles;

/// <summary>Recognises a model file that was given to the option of another kind, and says which option it belongs to.</summary>
internal static class OtherModelFile
{
    private const string Onnx = "--onnx";
    private const string TorchScript = "--torchscript";
    private const string Weights = "--weights";
    private const string NeedsCode =
        "in PyTorch, save the model itself with torch.jit.save and give that with --torchscript, or export it to ONNX.";

    /// <summary>What a file is, and what to do with it; null where it is of the option's kind or not recognised.</summary>
    /// <param name="path">The file.</param>
    /// <param name="option">The option that it was given to.</param>
    public static (string Reason, string Remedy)? Recognise(string path, string option)
    {
        try
        {
            using var stream = OrdinaryFile.OpenRead(path);
            Span<byte> head = stackalloc byte[9];
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            var (kind, right) = head switch
            {
                [(byte)'P', (byte)'K', 3, 4, ..] => OfZip(stream, path),
                [0x80, 2 or 3 or 4 or 5, ..] => ("weights that torch.save wrote (a pickle)", NeedsCode),
                [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => ("an HDF5 file, as Keras writes", Weights),
                [.., (byte)'{'] when head.Length == 9 => ("a safetensors file", Weights),
                [8, < 32, ..] when IsOnnx(path) => ("an ONNX model", Onnx),
                _ => ("", ""),
            };
            return kind.Length == 0 || right == option
                ? null
                : ($"is {kind}.", right.StartsWith("--", StringComparison.Ordinal) ? $"give it with {right}." : right);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null; // Whoever reads it says better what is wrong.
        }
    }

    private static (string Kind, string Right) OfZip(Stream stream, string path)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        bool Has(string part) => zip.Entries.Any(e => e.FullName.Contains(part, StringComparison.Ordinal));
        return Keras3.IsArchive(zip) ? (Keras3.ArchiveReason[3..^1], Keras3.ArchiveRemedy(path))
            : Has("/code/") ? ("a TorchScript file", TorchScript)
            : Has("/data.pkl") ? ("weights that torch.save wrote, without the code of the network", NeedsCode)
            : ("", "");
    }

    private static bool IsOnnx(string path)
    {
        try
        {
            return OnnxArrays.Of(File.ReadAllBytes(path)).Take(1).Count() >= 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
