using System.Text.RegularExpressions;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>The file <c>torch/version.py</c> of an installed PyTorch.</summary>
internal static partial class PythonVersionFile
{
    private const int MostBytes = 1 << 16;

    /// <summary>Reads the versions of PyTorch and of CUDA from it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null for what it does not say.</returns>
    public static (string? Version, string? Cuda) Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
        {
            return (null, null);
        }

        var text = File.ReadAllText(path);
        return (First(VersionLine(), text), First(CudaLine(), text));
    }

    private static string? First(Regex line, string text) => line.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""^__version__\s*(?::[^=]*)?=\s*['"]([^'"]{1,80})['"]""", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex("""^cuda\s*(?::[^=]*)?=\s*['"]([^'"]{1,20})['"]""", RegexOptions.Multiline)]
    private static partial Regex CudaLine();
}
