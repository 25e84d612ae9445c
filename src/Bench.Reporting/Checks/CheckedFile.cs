using System.Text.Json;
using System.Text.RegularExpressions;
using Bench.Core.IO;

namespace Bench.Reporting.Checks;

/// <summary>The file that holds the printed numbers that checks speak of, and on which line each of them is.</summary>
/// <param name="Uri">Its address, relative to <paramref name="Base"/>.</param>
/// <param name="Base">What it is relative to, in a word; null for where the command runs.</param>
public sealed partial record CheckedFile(string Uri, string? Base)
{
    private readonly Dictionary<string, int> _lines = [];

    /// <summary>Reads where its numbers are.</summary>
    /// <param name="path"><c>claims.json</c>.</param>
    /// <param name="folderWord">What its folder is called where it is not below the current one.</param>
    /// <returns>Null where there is no such file.</returns>
    public static CheckedFile? Of(string path, string folderWord)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');
        var isBelow = !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        var file = new CheckedFile(Escaped(isBelow ? relative : Path.GetFileName(path)), isBelow ? null : folderWord);
        foreach (var (index, line) in OrdinaryFile.ReadText(path).Split('\n').Index())
        {
            foreach (var id in IdOf().Matches(line).Select(m => m.Groups[1].Value))
            {
                file._lines.TryAdd(JsonSerializer.Deserialize<string>(id) ?? "", index + 1);
            }
        }

        return file;
    }

    /// <summary>Line of a number, counted from 1; the first line where it is not found.</summary>
    /// <param name="claim">Its identifier.</param>
    public int LineOf(string claim) => _lines.GetValueOrDefault(claim, 1);

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));

    [GeneratedRegex("\"id\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")")]
    private static partial Regex IdOf();
}
