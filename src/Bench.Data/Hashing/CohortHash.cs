using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Data.Hdf5;

namespace Bench.Data.Hashing;

/// <summary>SHA-256 of the files behind a result.</summary>
public static class CohortHash
{
    /// <summary>Hash of each mouse's file.</summary>
    /// <param name="cohort">The folder.</param>
    /// <param name="mice">Which mice.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>Name of the mouse to lower-case hexadecimal, in the order of names.</returns>
    /// <exception cref="InputException">A file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> OfFiles(CohortFolder cohort, IEnumerable<string> mice, CancellationToken cancellation)
    {
        var hashes = new ConcurrentDictionary<string, string>();
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.ForEach(mice, options, mouse => hashes[mouse] = OfFile(cohort.PathOf(mouse)));
        return new SortedDictionary<string, string>(hashes, StringComparer.Ordinal);
    }

    /// <summary>One hash for all: of the lines <c>name hash</c> in the order of names.</summary>
    /// <param name="files">From <see cref="OfFiles"/>.</param>
    public static string Combine(IReadOnlyDictionary<string, string> files) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}\n")))));

    /// <summary>Hash of one file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static string OfFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }
    }
}
