using System.Globalization;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Layouts;

/// <summary>A file of lines <c>KEY: VALUE</c> beside the images of a case, such as the challenge's <c>Info.cfg</c>.</summary>
public sealed class InfoFile
{
    private const long MostBytes = 1 << 16;

    private readonly Dictionary<string, string> _values;

    private InfoFile(string path, Dictionary<string, string> values) => (Path, _values) = (path, values);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether a file is one of notes, not of images or masks: many cases have the same.</summary>
    /// <param name="path">A path.</param>
    public static bool Is(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".cfg" or ".txt" or ".ini";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="InputException">It is there and cannot be read, or is no such file.</exception>
    public static InfoFile? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        if (new FileInfo(path).Length > MostBytes)
            throw new InputException(path, $"has more than {MostBytes} bytes.", "give a file of lines KEY: VALUE.");
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in OrdinaryFile.ReadText(path).Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } key, var value] && !values.TryAdd(key, value))
                throw new InputException(path, $"has two lines of {Printable.Line(key)}.", "keep one of them.");
        }

        return new InfoFile(path, values);
    }

    /// <summary>The value of a key; null where there is none.</summary>
    /// <param name="key">In any case of letters.</param>
    public string? ValueOf(string key) => _values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>The value of a key that is a whole number; null where there is none.</summary>
    /// <param name="key">In any case of letters.</param>
    /// <exception cref="InputException">It is something else.</exception>
    public int? NumberOf(string key)
    {
        if (ValueOf(key) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InputException(Path, $"has '{Printable.Line(text)}' for {key}.", "give the number of a frame.");
    }
}
