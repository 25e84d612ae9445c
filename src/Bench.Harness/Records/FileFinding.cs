using Bench.Core;
using Bench.Core.IO;

namespace Bench.Harness.Records;

/// <summary>What is wrong with a file.</summary>
public enum FileState
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and cannot be read.</summary>
    Unreadable,

    /// <summary>It holds something else.</summary>
    Differs,
}

/// <summary>A file that is not as recorded.</summary>
/// <param name="File">Its path within the folder.</param>
/// <param name="State">What is wrong.</param>
/// <param name="Expected">SHA-256 as recorded.</param>
/// <param name="Found">SHA-256 as it is; empty where there is none.</param>
internal sealed record FileFinding(string File, FileState State, string Expected, string Found)
{
    // Changes are looked for in so many blocks; where more differ the first is named, and nothing is restored.
    private const int MostRestored = 64;

    /// <summary>Length as recorded, bytes; null where that is not known.</summary>
    public long? ExpectedBytes { get; init; }

    /// <summary>Length as it is, bytes; null where there is none.</summary>
    public long? FoundBytes { get; init; }

    /// <summary>First byte that differs or may differ, counted from 0; null where nothing tells.</summary>
    public long? FirstByte { get; init; }

    /// <summary>Last byte among which the first that differs is; the same as <see cref="FirstByte"/> where it is known.</summary>
    public long? LastByte { get; init; }

    /// <summary>Line of <see cref="FirstByte"/>, counted from 1, in files of text; null in others.</summary>
    public int? Line { get; init; }

    /// <summary>The byte that was there; null where it is not known.</summary>
    public byte? Was { get; init; }

    /// <summary>The byte that is there.</summary>
    public byte? Is { get; init; }

    /// <summary>How the byte is known, in words; empty where it is not.</summary>
    public string KnownBy { get; init; } = "";

    /// <summary>Hashes a file and, where it has changed, looks for where.</summary>
    /// <param name="name">Its name in the record.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="sha256">SHA-256 as recorded.</param>
    /// <param name="entry">The sums of its blocks as recorded; null where they are not known.</param>
    /// <param name="intact">Where an intact copy may be; null for none.</param>
    /// <returns>Null where the file is as recorded.</returns>
    public static FileFinding? Of(string name, string path, string sha256, BlockIndex.Entry? entry, string? intact)
    {
        if (!System.IO.File.Exists(path))
            return new FileFinding(name, FileState.Missing, sha256, "") { ExpectedBytes = entry?.Bytes };
        BlockSums found;
        try
        {
            found = BlockSums.Of(path);
        }
        catch (InputException)
        {
            return new FileFinding(name, FileState.Unreadable, sha256, "") { ExpectedBytes = entry?.Bytes };
        }

        if (found.Sha256 == sha256)
            return null;
        var finding = new FileFinding(name, FileState.Differs, sha256, found.Sha256)
        {
            ExpectedBytes = entry?.Bytes,
            FoundBytes = found.Bytes,
        };
        var placed = finding.By(path, intact) ?? (entry is null ? finding : finding.By(path, found, entry));
        return placed.FirstByte is { } first ? placed with { Line = LineOf(path, first) } : placed;
    }

    // By a copy that holds what was recorded.
    private FileFinding? By(string path, string? intact)
    {
        if (intact is null || !System.IO.File.Exists(intact) || BlockSums.Of(intact) is not { } copy || copy.Sha256 != Expected)
        {
            return null;
        }

        using var here = new BufferedStream(OrdinaryFile.OpenRead(path));
        using var there = new BufferedStream(OrdinaryFile.OpenRead(intact));
        for (var at = 0L; ; at++)
        {
            var (found, was) = (here.ReadByte(), there.ReadByte());
            if (found != was)
            {
                return this with
                {
                    ExpectedBytes = copy.Bytes,
                    FirstByte = at,
                    LastByte = at,
                    Was = was < 0 ? null : (byte)was,
                    Is = found < 0 ? null : (byte)found,
                    KnownBy = "compared with the intact copy",
                };
            }
        }
    }

    // By the sums of its blocks.
    private FileFinding By(string path, BlockSums found, BlockIndex.Entry entry)
    {
        if (BlockSums.FromText(entry.Sums) is not { } recorded)
        {
            return this;
        }

        var shared = Math.Min(recorded.Count, found.Blocks.Count);
        int[] changed = [.. Enumerable.Range(0, shared).Where(i => recorded[i] != found.Blocks[i])];
        if (entry.Bytes != found.Bytes && (changed.Length == 0 || IsContinued(path, changed[0], entry, recorded)))
        {
            var end = Math.Min(entry.Bytes, found.Bytes);
            return this with { FirstByte = end, LastByte = end, KnownBy = "all bytes before are as recorded" };
        }

        if (changed.Length == 0)
        {
            return this;
        }

        if (entry.Bytes == found.Bytes && changed.Length <= MostRestored && Restored(path, changed, recorded) is { } restored)
        {
            return restored;
        }

        var from = changed[0] * (long)BlockSums.BlockBytes;
        return this with { FirstByte = from, LastByte = Math.Min(from + BlockSums.BlockBytes, Math.Max(entry.Bytes, found.Bytes)) - 1 };
    }

    // Whether the file goes on where it ended: its last recorded block, cut where it was, has the recorded sums.
    private static bool IsContinued(string path, int changed, BlockIndex.Entry entry, IReadOnlyList<BlockSum> recorded)
    {
        var (start, isSame) = ((long)changed * BlockSums.BlockBytes, false);
        if (changed != recorded.Count - 1 || entry.Bytes <= start)
        {
            return false;
        }

        BlockSums.Of(path, (at, block) =>
        {
            var length = (int)(entry.Bytes - start);
            isSame |= at == start && block.Length > length && BlockSum.Of(block.Span[..length]) == recorded[changed];
        });
        return isSame;
    }

    // Undoes the change that the sums tell of. That the whole file then has the recorded SHA-256 proves it.
    private FileFinding? Restored(string path, int[] changed, IReadOnlyList<BlockSum> recorded)
    {
        var (ofBlock, isWhole) = (changed.ToHashSet(), true);
        FileFinding? first = null;
        var restored = BlockSums.Of(path, (at, block) =>
        {
            var number = (int)(at / BlockSums.BlockBytes);
            if (!ofBlock.Contains(number))
            {
                return;
            }

            if (BlockSum.Restore(block.Span, recorded[number]) is not { } change)
            {
                isWhole = false;
                return;
            }

            first ??= this with
            {
                FirstByte = at + change.Offset,
                LastByte = at + change.Offset,
                Was = change.Were[0],
                Is = block.Span[change.Offset],
                KnownBy = "putting it back gives the recorded SHA-256",
            };
            change.Were.CopyTo(block.Span[change.Offset..]);
        });
        return isWhole && restored.Sha256 == Expected ? first : null;
    }

    // Null for files that are no text.
    private static int? LineOf(string path, long at)
    {
        if (Path.GetExtension(path) is not (".json" or ".csv" or ".md" or ".tex" or ".svg" or ".html"))
        {
            return null;
        }

        var line = 1;
        using var stream = new BufferedStream(OrdinaryFile.OpenRead(path));
        for (var i = 0L; i < at && stream.ReadByte() is var read and >= 0; i++)
        {
            line += read == '\n' ? 1 : 0;
        }

        return line;
    }
}
