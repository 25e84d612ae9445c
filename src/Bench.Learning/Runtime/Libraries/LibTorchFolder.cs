using Bench.Core;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>A folder with the files of libtorch, and what can be said of it without loading anything.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Kind">Who put it there.</param>
public sealed record LibTorchFolder(string Path, LibTorchKind Kind)
{
    /// <summary>What PyTorch's own <c>version.py</c> says beside it, such as <c>2.11.0+cu130</c>; null where there is none.</summary>
    public string? StatedVersion { get; private init; }

    /// <summary>The version of CUDA that it was built for, such as <c>13.0</c>, by the same file; null where nothing says.</summary>
    public string? StatedCuda { get; private init; }

    /// <summary>Whether it holds the part that computes on CUDA.</summary>
    public bool HasCuda => File.Exists(FileOf("torch_cuda"));

    /// <summary>Path of one of its libraries.</summary>
    /// <param name="name">Such as <c>torch_cpu</c>.</param>
    public string FileOf(string name) => System.IO.Path.Combine(Path, NativeName.Of(name));

    /// <summary>Recognises a folder: <c>torch/lib</c> of PyTorch, one that holds it, or <c>lib</c> of a libtorch archive.</summary>
    /// <param name="folder">The folder, or the one of PyTorch's package.</param>
    /// <exception cref="InputException">libtorch is not there.</exception>
    public static LibTorchFolder At(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(
                folder, "there is no such folder.", "give the folder torch/lib of an installed PyTorch, or --libtorch auto.");
        }

        string[] places = [folder, System.IO.Path.Combine(folder, "lib"), System.IO.Path.Combine(folder, "torch", "lib")];
        var found = Array.Find(places, p => File.Exists(System.IO.Path.Combine(p, NativeName.Of("torch_cpu"))))
            ?? throw new InputException(
                folder,
                $"holds no libtorch: neither here nor in lib or torch/lib is there a file {NativeName.Of("torch_cpu")}.",
                "give the folder torch/lib of an installed PyTorch. To find it: python3 -c \"import torch; print(torch.__path__[0] + "
                    + "'/lib')\"");
        found = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(found));
        var (version, cuda) = PythonVersionFile.Read(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(found) ?? found, "version.py"));
        return new LibTorchFolder(found, KindOf(found)) { StatedVersion = version, StatedCuda = cuda };
    }

    /// <summary>Who put a folder of PyTorch's libraries where it lies.</summary>
    /// <param name="folder">Full path.</param>
    internal static LibTorchKind KindOf(string folder)
    {
        var parts = folder.Split('/', '\\');
        if (parts.Contains("dist-packages") && folder.StartsWith("/usr/lib/", StringComparison.Ordinal))
        {
            return LibTorchKind.Debian;
        }

        var lib = Array.FindIndex(parts, p => p is "site-packages" or "dist-packages");
        for (
            var above = lib < 0
                ? null
                : System.IO.Path.GetDirectoryName(folder); above is not null; above = System.IO.Path.GetDirectoryName(above))
        {
            // PyTorch of pip inside an environment of conda is pip's: conda notes what it installs.
            if (Directory.Exists(System.IO.Path.Combine(above, "conda-meta")))
            {
                return Directory.EnumerateFiles(System.IO.Path.Combine(above, "conda-meta"), "*torch-*.json").Any()
                    ? LibTorchKind.Conda
                    : LibTorchKind.Pip;
            }
        }

        return lib >= 0 ? LibTorchKind.Pip : LibTorchKind.Other;
    }
}
