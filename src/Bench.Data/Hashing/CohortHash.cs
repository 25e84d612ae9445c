using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Data.Hdf5;

namespace Bench.Data.Hashing;

/// <summary>Fingerprint of the files of several mice.</summary>
public static class CohortHash
{
    /// <summary>
    /// SHA-256 over one line a mouse, <c>HASH␠␠NAME.h5⏎</c>, names in order of their characters: what <c>LC_ALL=C; sha256sum *.h5 | sha256sum</c> prints in
    /// the folder, where all its mice are meant. 64 lower-case hexadecimal digits; it depends on names and bytes only.
    /// </summary>
    /// <param name="cohort">The folder.</param>
    /// <param name="mice">Mice of it, in any order; a name given twice counts once.</param>
    /// <exception cref="InputException">There is no such mouse, or its file cannot be read.</exception>
    public static string Of(CohortFolder cohort, IEnumerable<string> mice)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        var lines = mice.Distinct(StringComparer.Ordinal)
            .Select(mouse => (Path: cohort.PathOf(mouse), File: Path.GetFileName(cohort.PathOf(mouse))))
            .OrderBy(file => file.File, StringComparer.Ordinal)
            .Select(file => $"{FileHash.Sha256(file.Path)}  {file.File}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
