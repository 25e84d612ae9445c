using System.Buffers.Binary;
using Bench.Hdf5.Format;
using Bench.Hdf5.Reading;
using Bench.Hdf5.Writing;
using Bench.Testing;

namespace Bench.Hdf5.Tests.Reading;

/// <summary>Small files that declare, or unpack to, very much. Each must end soon and in bounded memory.</summary>
public sealed class BombTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Path => _scratch.Combine("bomb.h5");

    // A chunk of 12.5 MiB in 13 kB is decoded for one number; 2,000 that all stand for the same 13 kB are not.
    [Fact]
    public async Task Chunks_that_all_lead_to_the_same_bytes_are_refused()
    {
        var zeros = new byte[256 * 256 * 100 * sizeof(ushort)];
        using (var file = new HdfWriter(Path))
        {
            var images = file.AddChunked("Images", ElementType.Of<ushort>(), [1, 1, 1, 2_000], [256, 256, 100, 1], ChunkFilters.Deflate);
            images.Write([0, 0, 0, 0], zeros);
            file.Finish();
        }

        Assert.Null(await Bounded.Run<HdfException>(1024, () => ReadFrames(2_000)));

        LeadAllChunksToOne(2_000);

        var refused = await Bounded.Run<HdfException>(2048, () => ReadFrames(2_000));
        Assert.Contains("they overlap", Assert.IsType<HdfException>(refused).Message, StringComparison.Ordinal);
    }

    // Each of 65,535 entries of a tree leads to the same 65,535 symbols, and each symbol to the same name of 4,000 letters: 16 TB of names
    // in 3.7 MB.
    [Theory]
    [InlineData(65_535)]
    [InlineData(1)]
    public async Task Names_that_stand_for_the_same_bytes_again_and_again_are_refused(int entries)
    {
        const int Symbols = 65_535;
        var bytes = new ByteBuilder()
            .Add([0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a])
            .Zeros(5)
            .UInt8(8, 8, 0)
            .UInt16(4)
            .UInt16(16)
            .UInt32(0);
        const long Header = 96, Heap = Header + 40, Names = Heap + 32, Tree = Names + 4_008;
        var leaf = Tree + 24 + (16L * entries) + 8;
        var end = leaf + 8 + (40 * Symbols);
        bytes.Int64(0).Int64(-1).Int64(end).Int64(-1).Int64(0).Int64(Header).UInt32(0).UInt32(0).Zeros(16);
        bytes.Add(HeaderMessages.OfGroup(Tree, Heap));
        bytes.Add("HEAP"u8).Zeros(4).Int64(4_008).Int64(1).Int64(Names);
        for (var i = 0; i < 4_000; i++)
            bytes.UInt8('n');
        bytes.Zeros(8).Add("TREE"u8).UInt8(0, 0).UInt16(entries).Int64(-1).Int64(-1);
        for (var i = 0; i < entries; i++)
            bytes.Int64(0).Int64(leaf);
        bytes.Int64(0).Add("SNOD"u8).UInt8(1, 0).UInt16(Symbols);
        for (var i = 0; i < Symbols; i++)
            bytes.Int64(0).Int64(Header).Zeros(24);
        await File.WriteAllBytesAsync(Path, bytes.Bytes.ToArray(), TestContext.Current.CancellationToken);

        var refused = await Bounded.Run<HdfException>(64, () => HdfFile.Open(Path).Dispose());

        Assert.Contains(
            "a group has more names than its heap holds", Assert.IsType<HdfException>(refused).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private void ReadFrames(int frames)
    {
        using var file = HdfFile.Open(Path);
        file.DataSet("Images").ReadFrames([.. Enumerable.Range(0, frames)]);
    }

    // A node at the end of the file takes the place of the index of Images, whose address stands in the layout message with a tree.
    private void LeadAllChunksToOne(int frames)
    {
        var bytes = File.ReadAllBytes(Path);
        var node = bytes.AsSpan().IndexOf("TREE"u8.ToArray().Concat(new byte[] { 1, 0 }).ToArray());
        var (stored, chunkAt) = (
            BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(node + 24)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(node + 24 + 48)));
        var tree = new ByteBuilder().Add("TREE"u8).UInt8(1, 0).UInt16(frames).Int64(-1).Int64(-1);
        for (var frame = 0; frame < frames; frame++)
            tree.UInt32(stored).UInt32(0).Int64(0).Int64(0).Int64(0).Int64(frame).Int64(0).Int64(chunkAt);
        var layout = bytes.AsSpan().IndexOf(new ByteBuilder().UInt8(3, 2, 5).Int64(node).Bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(layout + 3), bytes.Length);
        File.WriteAllBytes(Path, [.. bytes, .. tree.Bytes]);
    }
}
