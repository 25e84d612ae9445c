using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;

namespace Bench.Data.Hashing;

/// <summary>Fingerprint of the files of several mice.</summary>
public static class CohortHash
{
    /// <summary>SHA-256 of each mouse's file, files in parallel.</summary>
    /// <param name="cohort">The folder.</param>
    /// <param name="mice">Mice of it, in any order; a name given twice counts once.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>Path of the file within the folder to 64 lower-case hexadecimal digits, in order of the paths' characters.</returns>
    /// <exception cref="InputException">There is no such mouse, or its file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static IReadOnlyDictionary<string, string> OfFiles(
        CohortFolder cohort, IEnumerable<string> mice, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return OfFiles(cohort.Folder, mice.Distinct(StringComparer.Ordinal).SelectMany(cohort.FilesOf), cancellation: cancellation);
    }

    /// <summary>SHA-256 of files, in parallel.</summary>
    /// <param name="folder">A folder.</param>
    /// <param name="files">Paths within it, in any order; one given twice counts once.</param>
    /// <param name="skipUnreadable">Leaves files out that cannot be read; whoever reads their mice says why.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>Path within the folder to 64 lower-case hexadecimal digits, in order of the paths' characters.</returns>
    /// <exception cref="InputException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static IReadOnlyDictionary<string, string> OfFiles(
        string folder, IEnumerable<string> files, bool skipUnreadable = false, CancellationToken cancellation = default)
    {
        var paths = files.Distinct(StringComparer.Ordinal).ToArray();
        var hashes = new string[paths.Length];
        try
        {
            Parallel.For(
                0,
                paths.Length,
                new ParallelOptions { CancellationToken = cancellation },
                i => hashes[i] = Hash(Path.Combine(folder, paths[i])));
        }
        catch (AggregateException error) when (error.InnerException is InputException first)
        {
            throw first;
        }

        string Hash(string path)
        {
            try
            {
                return FileHash.Sha256(path);
            }
            catch (InputException) when (skipUnreadable)
            {
                return "";
            }
        }

        return new SortedDictionary<string, string>(
            paths.Zip(hashes).Where(f => f.Second.Length > 0).ToDictionary(f => f.First, f => f.Second), StringComparer.Ordinal);
    }

    /// <summary>
    /// SHA-256 over one line a file, <c>HASH␠␠NAME.h5⏎</c>, names in order of their characters: what
    /// <c>LC_ALL=C; sha256sum *.h5 | sha256sum</c> prints in the folder, where all its mice are meant. 64 lower-case hexadecimal digits; it
    /// depends on names and bytes only.
    /// </summary>
    /// <param name="files">From one of the methods above.</param>
    public static string Combine(IReadOnlyDictionary<string, string> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Value}  {f.Key}\n")))));

    /// <summary>The combined hash of several mice; see <see cref="Combine"/>.</summary>
    /// <param name="cohort">The folder.</param>
    /// <param name="mice">Mice of it, in any order; a name given twice counts once.</param>
    /// <exception cref="InputException">There is no such mouse, or its file cannot be read.</exception>
    public static string Of(CohortFolder cohort, IEnumerable<string> mice) => Combine(OfFiles(cohort, mice));
}

/// <summary>Fingerprint of a file's bytes.</summary>
public static class FileHash
{
    /// <summary>SHA-256 (FIPS 180-4) of a file, 64 lower-case hexadecimal digits, as <c>sha256sum</c> prints it.</summary>
    /// <param name="path">The file, of any length.</param>
    /// <exception cref="InputException">The file is missing or cannot be read.</exception>
    public static string Sha256(string path)
    {
        try
        {
            using var stream = OrdinaryFile.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }
    }
}
