using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Harness.Folders;

/// <summary>
/// The content of <c>.bench-export.json</c>, which lies in a folder while <c>export</c> is writing it: which export it is and which mice
/// are done, so that the same command goes on where an earlier one was interrupted. The last step of an export deletes it.
/// </summary>
/// <param name="Settings">Everything beside the mice that the files depend on.</param>
/// <param name="Mice">Mouse to the combined SHA-256 of its data files; all files of such a mouse are there.</param>
internal sealed record ExportRecord(IReadOnlyDictionary<string, string> Settings, SortedDictionary<string, string> Mice)
{
    private const string FileName = ".bench-export.json";

    private readonly Lock _gate = new();

    private string Path { get; init; } = "";

    /// <summary>Begins an export in a folder that is empty or new, or takes up one that was interrupted there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">What is to be exported, and how.</param>
    /// <exception cref="InputException">The folder holds something else.</exception>
    public static ExportRecord Open(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var path = System.IO.Path.Combine(folder, FileName);
        var found = Read(path);
        if (found is null && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InputException(folder, "the folder is not empty.", "choose another: files of two exports must not mix.");
        }

        if (found is not null && settings.FirstOrDefault(s => found.Settings.GetValueOrDefault(s.Key) != s.Value) is { Key: { } differing })
        {
            throw new InputException(
                folder,
                $"holds an export that was interrupted, with another {differing}.",
                "give the same options to continue it, or choose another folder.");
        }

        var record = (found ?? new ExportRecord(settings, [])) with { Path = path };
        record.Write();
        return record;
    }

    /// <summary>Whether a mouse's files are there already, made from these data.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="sha256">Combined hash of its data files.</param>
    public bool Has(string mouse, string sha256)
    {
        lock (_gate)
        {
            return Mice.GetValueOrDefault(mouse) == sha256;
        }
    }

    /// <summary>Notes that all files of a mouse are there.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="sha256">Combined hash of its data files.</param>
    public void Add(string mouse, string sha256)
    {
        lock (_gate)
        {
            Mice[mouse] = sha256;
            Write();
        }
    }

    /// <summary>Ends the export.</summary>
    public void Close() => File.Delete(Path);

    private static ExportRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ExportRecord>(OrdinaryFile.ReadText(path)) is { Settings: not null, Mice: not null } record
                ? record
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Write() => AtomicFile.WriteText(Path, JsonSerializer.Serialize(this) + "\n");
}
