using System.Globalization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.ModelFiles;

namespace Bench.Learning.Onnx;

/// <summary>
/// Files of weights that an ONNX model keeps beside itself, as PyTorch's exporter writes large ones (<c>model.onnx.data</c>). A model may
/// name any file of the machine: only ordinary files in the model's own folder or below it are taken, whether the graph uses them or not.
/// </summary>
public static class OnnxExternalFiles
{
    private const string Remedy = "use files of weights that lie beside the model, as it was exported; copy what is linked (cp -L).";
    private const int MostLinks = 40;

    /// <summary>The files that the arrays of a model name, each once, in the order of their names.</summary>
    /// <param name="path">The model.</param>
    /// <returns>Paths; empty where there are none.</returns>
    /// <exception cref="InputException">
    /// The file cannot be read or is no model, or a file that it names is not there, not below its folder, or shorter than it says.
    /// </exception>
    public static IReadOnlyList<string> Of(string path) => Examine(path).Files;

    /// <summary>Those files, and the types of the nodes that the model has, such as <c>Conv</c>.</summary>
    /// <param name="path">The model.</param>
    /// <exception cref="InputException">As for <see cref="Of"/>.</exception>
    internal static (IReadOnlyList<string> Files, IReadOnlySet<string> Operators) Examine(string path)
    {
        try
        {
            OrdinaryFile.Require(path);
            if (OrdinaryFile.LengthOf(path) > int.MaxValue)
            {
                throw new InputException(
                    path,
                    "is larger than the 2 GiB that an ONNX file may have.",
                    "give the model's file; weights beyond that lie in files beside it.");
            }

            var operators = new HashSet<string>(StringComparer.Ordinal);
            var arrays = OnnxArrays.Of(File.ReadAllBytes(path), operators).Where(a => a.External.Count > 0);
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return (
                [.. arrays.Select(a => Checked(path, folder, a)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                operators);
        }
        catch (InvalidDataException e)
        {
            throw new InputException(
                path, $"is not an ONNX model, or is damaged: {e.Message}.", "export the model again, or name another file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {e.Message}", "check the path.", e);
        }
    }

    private static string Checked(string path, string folder, OnnxArray array)
    {
        var location = array.External.GetValueOrDefault("location") ?? "";
        InputException Refuse(string reason) => new(path, $"keeps array '{array.Name}' in '{location}', {reason}.", Remedy);
        if (location.Length == 0 || location.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(location))
        {
            throw Refuse("which is not a path within its folder");
        }

        var (file, root) = (Path.Combine(folder, location), Real(folder, MostLinks));
        if (!File.Exists(file))
        {
            throw Refuse("which is not there");
        }

        var real = Real(file, MostLinks);
        if (root is null || real is null || !real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw Refuse("which does not lie in its folder or below");
        }

        // Devices, pipes and files of /proc have no length.
        var there = new FileInfo(real).Length;
        if (there == 0)
        {
            throw Refuse("which is empty or no ordinary file");
        }

        var offset = Number("offset") ?? 0;
        var length = Number("length") ?? array.Bytes ?? 0;
        return offset <= there && length <= there - offset && (array.Bytes is not { } wanted || wanted == length)
            ? file
            : throw Refuse(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{length} bytes from {offset} on, but that has {there} bytes and the array's extents ask for {array.Bytes}"));

        long? Number(string key) => array.External.GetValueOrDefault(key) is not { } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Refuse($"with {key} '{text}', which is not a number");
    }

    // The path without links; null where they lead in circles.
    private static string? Real(string path, int linksLeft)
    {
        var full = Path.GetFullPath(path);
        var at = Path.GetPathRoot(full)!;
        foreach (var part in full[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, part);
            FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                if (linksLeft == 0 || Real(target.FullName, linksLeft - 1) is not { } real)
                {
                    return null;
                }

                at = real;
            }
        }

        return at;
    }
}
