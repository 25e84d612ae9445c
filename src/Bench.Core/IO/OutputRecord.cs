using System.Text.Json;

namespace Bench.Core.IO;

/// <summary>
/// The content of <c>.bench.json</c>: which files of a folder Bench made, command by command, so that no other is ever replaced.
/// </summary>
/// <param name="Commands">Command to what it made.</param>
internal sealed record OutputRecord(SortedDictionary<string, OutputRecord.Entry> Commands)
{
    public const string FileName = ".bench.json";

    private const long MostBytes = 64L << 20;

    private static readonly JsonSerializerOptions Options = JsonFile.Strict(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NewLine = "\n",
    });

    /// <summary>Reads the record of a folder; one that is missing or damaged says of no file that Bench made it.</summary>
    /// <param name="folder">The folder.</param>
    public static OutputRecord Of(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonFile.Read<OutputRecord>(path, Options, "a record", "", MostBytes) : new OutputRecord([]);
        }
        catch (InputException)
        {
            return new OutputRecord([]);
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="folder">The folder.</param>
    public void Write(string folder) =>
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Options) + "\n");

    /// <summary>What one command made.</summary>
    /// <param name="Of">What it was made of.</param>
    /// <param name="Names">Files and folders right in the folder.</param>
    /// <param name="Files">Every file, with <c>/</c> between folders, of the last call that ended.</param>
    internal sealed record Entry(string Of, IReadOnlyList<string> Names, IReadOnlyList<string> Files);
}
