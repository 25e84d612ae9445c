using System.Text.Encodings.Web;
using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Harness.Folders;

namespace Bench.Harness.Records;

/// <summary>The content of <c>blocks.json</c>: the sums of every block of every file, by which a change is found.</summary>
/// <param name="SchemaVersion">Version of this form.</param>
/// <param name="BlockBytes">Bytes of a block.</param>
/// <param name="Files">Length and sums of each file.</param>
internal sealed record BlockIndex(int SchemaVersion, int BlockBytes, SortedDictionary<string, BlockIndex.Entry> Files)
{
    public const string FileName = RunFolder.BlocksName;

    private const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Options = JsonFile.Strict(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Makes the index of files.</summary>
    /// <param name="files">The files.</param>
    public static BlockIndex Of(IEnumerable<RecordedFile> files) => new(
        CurrentVersion,
        BlockSums.BlockBytes,
        new SortedDictionary<string, Entry>(
            files.ToDictionary(f => f.Path, f => new Entry(f.Sums.Bytes, f.Sums.ToText())), StringComparer.Ordinal));

    /// <summary>Reads the index of a run.</summary>
    /// <param name="root">The run's folder.</param>
    /// <returns>Null where there is none that can be used: it only helps to find a change.</returns>
    public static BlockIndex? Read(string root)
    {
        try
        {
            var index = JsonFile.Read<BlockIndex>(Path.Combine(root, FileName), Options, "an index of blocks", "");
            return index is { SchemaVersion: CurrentVersion, BlockBytes: BlockSums.BlockBytes } ? index : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>The index as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>What is known of a file.</summary>
    /// <param name="Bytes">Its length.</param>
    /// <param name="Sums">Of <see cref="BlockSums.ToText"/>.</param>
    internal sealed record Entry(long Bytes, string Sums);
}
