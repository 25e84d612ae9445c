using System.Text.RegularExpressions;

namespace Bench.Core.IO;

/// <summary>
/// Names of the temporary files of <see cref="AtomicFile"/>: <c>.bench-0123…cdef.tmp</c>, which no other program makes, and which is as
/// long however long the name of the file is that it becomes.
/// </summary>
internal static partial class TemporaryFile
{
    /// <summary>A new name in a folder.</summary>
    /// <param name="folder">The folder.</param>
    public static string NameIn(string folder) => Path.Combine(folder, $".bench-{Guid.NewGuid():N}.tmp");

    /// <summary>
    /// Deletes what killed programs left in a folder. Links are neither followed nor deleted; what cannot be read or deleted stays.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="below">Whether to look into folders below it too.</param>
    public static void RemoveRemains(string folder, bool below)
    {
        if (!Directory.Exists(folder))
            return;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = below,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
        };
        foreach (var file in Directory.EnumerateFiles(folder, ".bench-*.tmp", options).Where(f => Mine().IsMatch(Path.GetFileName(f))))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
            {
                // Another user's: it is in nobody's way.
            }
        }
    }

    [GeneratedRegex(@"^\.bench-[0-9a-f]{32}\.tmp$")]
    private static partial Regex Mine();
}
