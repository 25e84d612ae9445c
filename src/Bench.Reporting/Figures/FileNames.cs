using System.Security.Cryptography;
using System.Text;

namespace Bench.Reporting.Figures;

/// <summary>Names that every file system takes.</summary>
internal static class FileNames
{
    private const int MostCharacters = 100;

    // Windows keeps these for devices, with any extension.
    private static readonly HashSet<string> Reserved = new(
        [
            "con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" }),
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Letters, digits, dot, underscore and hyphen stay; anything else becomes a hyphen. A name that is changed, or cut, gets a hyphen and
    /// eight digits of its hash, so that two names never share a file: <c>Mouse 1</c> and <c>Mouse-1</c> are two mice.
    /// </summary>
    public static string Safe(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')).Trim('.', '-');
        if (safe == name && safe.Length is > 0 and <= MostCharacters && !Reserved.Contains(safe.Split('.')[0]))
            return safe;
        var kept = safe.Length == 0 ? "model" : safe[..Math.Min(safe.Length, MostCharacters)];
        return $"{kept}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}";
    }
}
