using System.Buffers.Binary;
using System.IO.Compression;
using Bench.Data.Hdf5;
using Bench.Data.Hdf5.Writing;
using Bench.Data.Nifti;

namespace Bench.Data.Tests.Fuzz;

/// <summary>Small files that declare, or unpack to, very much. Each must end soon and in bounded memory.</summary>
public sealed class BombTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Mouse => _scratch.Combine("Mouse1.h5");

    // 32,767 chunks of 12.5 MiB, of each of which one number belongs to the data set; none was written.
    [Fact]
    public async Task Chunks_far_larger_than_the_data_set_take_no_time_where_they_were_never_written()
    {
        Write(1, [256, 256, 100, 1], 32_767, _ => { });

        Assert.Null(await Bounded.Run(256, () => CohortFolder.Open(_scratch.Path).ReadCine("Mouse1")));
        Assert.Null(await Bounded.Run(256, () => CohortFolder.Open(_scratch.Path).Examine("Mouse1")));
    }

    // A chunk of 12.5 MiB in 13 kB is decoded for one number; 2,000 that all stand for the same 13 kB are not.
    [Fact]
    public async Task Chunks_that_all_lead_to_the_same_bytes_are_refused()
    {
        var zeros = new byte[256 * 256 * 100 * sizeof(ushort)];
        Write(1, [256, 256, 100, 1], 2_000, images => images.Write([0, 0, 0, 0], zeros));
        Assert.Null(await Bounded.Run(1024, () => CohortFolder.Open(_scratch.Path).ReadCine("Mouse1")));

        LeadAllChunksToOne(2_000);

        var refused = await Bounded.Run(2048, () => CohortFolder.Open(_scratch.Path).ReadCine("Mouse1"));
        Assert.Contains("they overlap", Assert.IsType<Core.InputException>(refused).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4096, 4096, 16, 100)]
    [InlineData(2, 2, 2, 2_000_000_000)]
    [InlineData(65_536, 65_536, 1, 1)]
    public async Task More_voxels_than_can_be_held_are_refused(int rows, int columns, int slices, int frames)
    {
        using (var file = new HdfWriter(Mouse))
        {
            long[] extent = [rows, columns, slices, frames];
            file.AddChunked("Images", new ElementType("uint16", 2), extent, [16, 16, 1, 1], ChunkFilters.Deflate);
            file.AddChunked("Masks", new ElementType("uint8", 1), extent, [16, 16, 1, 1], ChunkFilters.Deflate);
            file.AddList(FrameIndices.Name, [0]);
            file.Finish();
        }

        Assert.NotNull(await Bounded.Run(64, () => CohortFolder.Open(_scratch.Path).ReadCine("Mouse1")));
        Assert.Null(await Bounded.Run(64, () => Assert.NotEmpty(CohortFolder.Open(_scratch.Path).Examine("Mouse1").Problems)));
    }

    // Each of 65,535 entries of a tree leads to the same 65,535 symbols, and each symbol to the same name of 4,000 letters: 16 TB of names in 3.7 MB.
    [Theory]
    [InlineData(65_535)]
    [InlineData(1)]
    public async Task Names_that_stand_for_the_same_bytes_again_and_again_are_refused(int entries)
    {
        const int Symbols = 65_535;
        var bytes = new ByteBuilder().Add([0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a]).Zeros(5).UInt8(8, 8, 0).UInt16(4).UInt16(16).UInt32(0);
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
        await File.WriteAllBytesAsync(Mouse, bytes.Bytes.ToArray(), TestContext.Current.CancellationToken);

        var refused = await Bounded.Run(64, () => CohortFolder.Open(_scratch.Path).Read("Mouse1"));

        Assert.Contains("a group has more names than its heap holds", Assert.IsType<Core.InputException>(refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cine_of_32767_frames_is_checked()
    {
        Write(2, [2, 2, 2, 1], 32_767, _ => { });

        Assert.Null(await Bounded.Run(512, () => CohortFolder.Open(_scratch.Path).Examine("Mouse1")));
    }

    [Theory]
    [InlineData(16_384, 16_384, 1, 1, 64)]
    [InlineData(16_384, 16_384, 2, 1, 2)]
    [InlineData(512, 512, 32, 32_767, 2)]
    public async Task A_nifti_file_that_declares_more_than_is_read_is_refused_before_it_is_unpacked(short i, short j, short k, short t, short type)
    {
        var path = await Nifti(i, j, k, t, type, 16 << 20);

        var refused = await Bounded.Run(64, () => NiftiReader.Read(path));

        Assert.Contains("are read", Assert.IsType<Core.InputException>(refused).Message, StringComparison.Ordinal);
    }

    // 256 MB of zeros in 250 kB behind an image of 1,000 voxels: what is not declared is not unpacked.
    [Fact]
    public async Task What_a_nifti_file_holds_beyond_its_data_is_not_unpacked()
    {
        var path = await Nifti(10, 10, 10, 1, 2, 256 << 20);

        Assert.Null(await Bounded.Run(8, () => NiftiReader.Read(path)));
    }

    [Fact]
    public async Task Data_that_begin_far_behind_the_header_are_refused()
    {
        var path = await Nifti(10, 10, 10, 1, 2, 1 << 20, offset: 2e9f);

        Assert.Contains("places its data at byte", Assert.IsType<Core.InputException>(await Bounded.Run(8, () => NiftiReader.Read(path))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private void Write(int side, int[] chunk, int frames, Action<ChunkedData> fill)
    {
        using var file = new HdfWriter(Mouse);
        long[] extent = [side, side, side, frames];
        var images = file.AddChunked("Images", new ElementType("uint16", sizeof(ushort)), extent, chunk, ChunkFilters.Deflate);
        file.AddChunked("Masks", new ElementType("uint8", 1), extent, chunk, ChunkFilters.Deflate);
        file.AddList(FrameIndices.Name, [0]);
        fill(images);
        file.Finish();
    }

    // A node at the end of the file takes the place of the index of Images, whose address stands in the only layout message with a tree.
    private void LeadAllChunksToOne(int frames)
    {
        var bytes = File.ReadAllBytes(Mouse);
        var node = bytes.AsSpan().IndexOf("TREE"u8.ToArray().Concat(new byte[] { 1, 0 }).ToArray());
        var (stored, chunkAt) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(node + 24)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(node + 24 + 48)));
        var tree = new ByteBuilder().Add("TREE"u8).UInt8(1, 0).UInt16(frames).Int64(-1).Int64(-1);
        for (var frame = 0; frame < frames; frame++)
            tree.UInt32(stored).UInt32(0).Int64(0).Int64(0).Int64(0).Int64(frame).Int64(0).Int64(chunkAt);
        var layout = bytes.AsSpan().IndexOf(new ByteBuilder().UInt8(3, 2, 5).Int64(node).Bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(layout + 3), bytes.Length);
        File.WriteAllBytes(Mouse, [.. bytes, .. tree.Bytes]);
    }

    private async Task<string> Nifti(short i, short j, short k, short t, short type, int zeros, float offset = 352)
    {
        var header = new byte[352];
        BinaryPrimitives.WriteInt32LittleEndian(header, 348);
        short[] dimensions = [4, i, j, k, t, 1, 1, 1];
        for (var axis = 0; axis < 8; axis++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(40 + (2 * axis)), dimensions[axis]);
            BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(76 + (4 * axis)), 1);
        }

        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(70), type);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(108), offset);
        "n+1\0"u8.CopyTo(header.AsSpan(344));
        var path = _scratch.Combine("bomb.nii.gz");
        await using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        await packed.WriteAsync(header);
        var block = new byte[1 << 20];
        for (var left = zeros; left > 0; left -= block.Length)
            await packed.WriteAsync(block);
        return path;
    }
}
