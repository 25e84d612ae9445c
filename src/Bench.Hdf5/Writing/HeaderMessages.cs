using Bench.Hdf5.Format;

namespace Bench.Hdf5.Writing;

/// <summary>
/// Writes object headers of version 1 and their messages, as every version of the HDF5 library since 1.6 reads them (HDF5 File Format
/// Specification 3.0, section IV.A).
/// </summary>
internal static class HeaderMessages
{
    private const int Constant = 1;

    /// <summary>Header of a group that keeps its names in a symbol table.</summary>
    /// <param name="treeAddress">Where the tree of symbols is.</param>
    /// <param name="heapAddress">Where the heap of names is.</param>
    public static ReadOnlySpan<byte> OfGroup(long treeAddress, long heapAddress) =>
        Header((HeaderMessage.SymbolTable, 0, new ByteBuilder().Int64(treeAddress).Int64(heapAddress)));

    /// <summary>Header of a data set.</summary>
    /// <param name="element">Type of its numbers.</param>
    /// <param name="extent">Its axes.</param>
    /// <param name="layout">Its data layout message.</param>
    /// <param name="filters">What its chunks go through; empty for none.</param>
    public static ReadOnlySpan<byte> OfDataSet(
        ElementType element, IReadOnlyList<long> extent, ByteBuilder layout, IReadOnlyList<FilterStep> filters)
    {
        var messages = new List<(int, int, ByteBuilder)>
        {
            (HeaderMessage.Dataspace, 0, Dataspace(extent)),
            (HeaderMessage.Datatype, Constant, Datatype(element)),
            (HeaderMessage.FillValue, Constant, ZeroFill(element.Bytes)),
            (HeaderMessage.Layout, 0, layout),
        };
        if (filters.Count > 0)
            messages.Add((HeaderMessage.Filters, Constant, Pipeline(filters)));
        return Header([.. messages]);
    }

    /// <summary>Layout of numbers in one piece.</summary>
    /// <param name="address">Where they are; <see cref="ByteBuilder.Undefined"/> where there are none.</param>
    /// <param name="bytes">How many bytes.</param>
    public static ByteBuilder OnePiece(long address, long bytes)
    {
        const int Contiguous = 1;
        return new ByteBuilder().UInt8(3, Contiguous).Int64(address).Int64(bytes);
    }

    /// <summary>Layout of numbers in chunks.</summary>
    /// <param name="treeAddress">Where the tree of chunks is; <see cref="ByteBuilder.Undefined"/> where no chunk was written.</param>
    /// <param name="chunk">Axes of a chunk.</param>
    /// <param name="elementBytes">Bytes a number.</param>
    public static ByteBuilder InChunks(long treeAddress, IReadOnlyList<int> chunk, int elementBytes)
    {
        const int Chunked = 2;
        var layout = new ByteBuilder().UInt8(3, Chunked, chunk.Count + 1).Int64(treeAddress);
        foreach (var length in chunk)
            layout.UInt32(length);
        return layout.UInt32(elementBytes);
    }

    private static ByteBuilder Dataspace(IReadOnlyList<long> extent)
    {
        var space = new ByteBuilder().UInt8(1, extent.Count).Zeros(6);
        foreach (var length in extent)
            space.Int64(length);
        return space;
    }

    private static ByteBuilder Datatype(ElementType element)
    {
        const int Version1 = 1 << 4;
        const int FloatingPoint = 1;
        const int LeadingBitImplied = 0x20;
        const int Signed = 8;
        var bits = 8 * element.Bytes;
        if (!element.IsFloatingPoint)
        {
            var isSigned = element.Name.StartsWith("int", StringComparison.Ordinal);
            return new ByteBuilder().UInt8(Version1, isSigned ? Signed : 0, 0, 0).UInt32(element.Bytes).UInt16(0).UInt16(bits);
        }

        var (mantissa, bias) = element.Bytes switch { 2 => (10, 15), 4 => (23, 127), _ => (52, 1023) };
        return new ByteBuilder().UInt8(Version1 | FloatingPoint, LeadingBitImplied, bits - 1, 0).UInt32(element.Bytes)
            .UInt16(0).UInt16(bits).UInt8(mantissa, bits - 1 - mantissa, 0, mantissa).UInt32(bias);
    }

    // Zero stands wherever nothing was written, for every reader: the value is stored, and whoever sets memory or room aside has to put it
    // there.
    private static ByteBuilder ZeroFill(int elementBytes)
    {
        const int Version = 2;
        const int SetRoomAsideWithEachChunk = 3;
        const int FillAsRoomIsSetAside = 0;
        const int IsDefined = 1;
        return new ByteBuilder()
            .UInt8(Version, SetRoomAsideWithEachChunk, FillAsRoomIsSetAside, IsDefined)
            .UInt32(elementBytes)
            .Zeros(elementBytes);
    }

    private static ByteBuilder Pipeline(IReadOnlyList<FilterStep> filters)
    {
        var pipeline = new ByteBuilder().UInt8(1, filters.Count).Zeros(6);
        foreach (var filter in filters)
        {
            pipeline.UInt16(filter.Id).UInt16(0).UInt16(0).UInt16(filter.Parameters.Length);
            foreach (var parameter in filter.Parameters)
                pipeline.UInt32(parameter);
            pipeline.Align();
        }

        return pipeline;
    }

    private static ReadOnlySpan<byte> Header(params ReadOnlySpan<(int Type, int Flags, ByteBuilder Content)> messages)
    {
        const int Version = 1;
        const int References = 1;
        var body = new ByteBuilder();
        foreach (var (type, flags, content) in messages)
        {
            var bytes = content.Align().Bytes;
            body.UInt16(type).UInt16(bytes.Length).UInt8(flags).Zeros(3).Add(bytes);
        }

        return new ByteBuilder()
            .UInt8(Version, 0)
            .UInt16(messages.Length)
            .UInt32(References)
            .UInt32(body.Bytes.Length)
            .Align()
            .Add(body.Bytes).Bytes;
    }
}
