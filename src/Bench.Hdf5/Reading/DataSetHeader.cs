using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>What the header of a data set says of it.</summary>
/// <param name="Extent">Its axes; empty for a single number.</param>
/// <param name="Largest">The axes that it may grow to; <see cref="ChunkGrid.Unlimited"/> where there is no limit.</param>
/// <param name="IsNull">Whether it is declared to hold nothing at all.</param>
/// <param name="Type">Its datatype message.</param>
/// <param name="Layout">Its data layout message.</param>
/// <param name="Filters">Filters that its chunks went through.</param>
/// <param name="Fill">What stands where nothing was written.</param>
internal sealed record DataSetHeader(
    long[] Extent, ulong[] Largest, bool IsNull, byte[] Type, byte[] Layout, IReadOnlyList<FilterStep> Filters, FillRule Fill)
{
    private const int MostAxes = 32;

    /// <summary>Reads it.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where the object's header begins.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of no data set.</exception>
    /// <exception cref="UnreadableStorageException">The numbers are in other files.</exception>
    public static DataSetHeader Read(GuardedFile stream, long address)
    {
        var messages = ObjectHeader.Read(stream, address);
        if (messages.Any(m => m.Type is HeaderMessage.SymbolTable or HeaderMessage.LinkInfo))
        {
            throw new UnreadableStorageException(
                "is a group, not a data set",
                "store the numbers themselves under this name at the root of the file; Octave's save -hdf5 makes a group of every "
                    + "variable, with the numbers in its data set value.");
        }

        if (messages.All(m => m.Type is not (HeaderMessage.Dataspace or HeaderMessage.Layout)))
            throw new UnreadableStorageException("is not a data set", "store it as a data set at the root of the file.");
        if (messages.Any(m => m.Type == HeaderMessage.ExternalFiles))
        {
            throw new UnreadableStorageException(
                "keeps its numbers in other files (external storage)",
                "store them in the file: h5repack OLD.h5 NEW.h5, or in h5py new[\"Images\"] = old[\"Images\"][...].");
        }

        var (extent, largest, isNull) = Space(Bytes(stream, messages, HeaderMessage.Dataspace) ?? throw Missing("extent"));
        var filters = Bytes(stream, messages, HeaderMessage.Filters) is { } pipeline ? FilterStep.All(pipeline) : [];
        return new DataSetHeader(
            extent,
            largest,
            isNull,
            Bytes(stream, messages, HeaderMessage.Datatype) ?? throw Missing("type"),
            Bytes(stream, messages, HeaderMessage.Layout) ?? throw Missing("layout"),
            filters,
            FillRule.Of(Bytes(stream, messages, HeaderMessage.FillValue), Bytes(stream, messages, HeaderMessage.OldFillValue)));
    }

    private static InvalidDataException Missing(string what) => new($"its {what} is missing");

    // A shared message says only which other header holds it, as that of a named type does.
    private static byte[]? Bytes(GuardedFile stream, IReadOnlyList<HeaderMessage> messages, int type)
    {
        var found = messages.Where(m => m.Type == type).Take(1).ToArray();
        if (found.Length == 0)
            return null;
        if (!found[0].IsShared)
            return found[0].Data;
        var cursor = new ByteCursor(found[0].Data);
        var (version, kind) = (cursor.UInt8(), cursor.UInt8());
        if (version == 1)
            cursor.Take(6);
        if (version == 3 && kind == 1)
        {
            throw new UnreadableStorageException(
                "shares parts of its header with others", "write it again without shared messages: h5repack OLD.h5 NEW.h5.");
        }

        var elsewhere = cursor.Address() ?? throw Missing("shared part");
        return ObjectHeader.Read(stream, elsewhere).FirstOrDefault(m => m.Type == type && !m.IsShared).Data ?? throw Missing("shared part");
    }

    /// <summary>Reads a dataspace message of either version (section IV.A.2.b of the specification).</summary>
    /// <param name="message">Its bytes.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static (long[] Extent, ulong[] Largest, bool IsNull) Space(ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        var (version, rank, flags) = (cursor.UInt8(), cursor.UInt8(), cursor.UInt8());
        var kind = cursor.UInt8();
        if (version == 1)
            cursor.Take(4);
        if (version is not (1 or 2) || rank > MostAxes)
            throw new InvalidDataException($"an extent of {rank} axes by version {version} is impossible");
        var extent = new long[rank];
        for (var axis = 0; axis < rank; axis++)
            extent[axis] = cursor.Length();
        var largest = Array.ConvertAll(extent, n => (ulong)n);
        for (var axis = 0; (flags & 1) != 0 && axis < rank; axis++)
            largest[axis] = cursor.UInt(8);
        const int Nothing = 2;
        return (extent, largest, version == 2 && kind == Nothing);
    }
}
