using System.Buffers.Binary;
using System.IO.Compression;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hdf5;
using Bench.Data.Nifti;
using Bench.Hdf5.Format;
using Bench.Hdf5.Writing;
using Bench.Testing;

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

        Assert.Null(await Bounded.Run<InputException>(256, () => CohortFolder.Open(_scratch.Path).ReadCine("Mouse1")));
        Assert.Null(await Bounded.Run<InputException>(256, () => CohortFolder.Open(_scratch.Path).Examine("Mouse1")));
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
            file.AddChunked("Images", ElementType.Of<ushort>(), extent, [16, 16, 1, 1], ChunkFilters.Deflate);
            file.AddChunked("Masks", ElementType.Of<byte>(), extent, [16, 16, 1, 1], ChunkFilters.Deflate);
            file.AddList(FrameIndices.Name, [0]);
            file.Finish();
        }

        Assert.NotNull(await Bounded.Run<InputException>(64, () => CohortFolder.Open(_scratch.Path).ReadCine("Mouse1")));
        Assert.Null(
            await Bounded.Run<InputException>(64, () => Assert.NotEmpty(CohortFolder.Open(_scratch.Path).Examine("Mouse1").Problems)));
    }

    [Fact]
    public async Task A_cine_of_32767_frames_is_checked()
    {
        Write(2, [2, 2, 2, 1], 32_767, _ => { });

        Assert.Null(await Bounded.Run<InputException>(512, () => CohortFolder.Open(_scratch.Path).Examine("Mouse1")));
    }

    [Theory]
    [InlineData(16_384, 16_384, 1, 1, 64)]
    [InlineData(16_384, 16_384, 2, 1, 2)]
    [InlineData(512, 512, 32, 32_767, 2)]
    public async Task A_nifti_file_that_declares_more_than_is_read_is_refused_before_it_is_unpacked(
        short i, short j, short k, short t, short type)
    {
        var path = await Nifti(i, j, k, t, type, 16 << 20);

        var refused = await Bounded.Run<InputException>(64, () => NiftiReader.Read(path));

        Assert.Contains("are read", Assert.IsType<InputException>(refused).Message, StringComparison.Ordinal);
    }

    // 256 MB of zeros in 250 kB behind an image of 1,000 voxels: what is not declared is not unpacked.
    [Fact]
    public async Task What_a_nifti_file_holds_beyond_its_data_is_not_unpacked()
    {
        var path = await Nifti(10, 10, 10, 1, 2, 256 << 20);

        Assert.Null(await Bounded.Run<InputException>(8, () => NiftiReader.Read(path)));
    }

    [Fact]
    public async Task Data_that_begin_far_behind_the_header_are_refused()
    {
        var path = await Nifti(10, 10, 10, 1, 2, 1 << 20, offset: 2e9f);

        Assert.Contains(
            "places its data at byte",
            Assert.IsType<InputException>(await Bounded.Run<InputException>(8, () => NiftiReader.Read(path))).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private void Write(int side, int[] chunk, int frames, Action<ChunkedData> fill)
    {
        using var file = new HdfWriter(Mouse);
        long[] extent = [side, side, side, frames];
        var images = file.AddChunked("Images", ElementType.Of<ushort>(), extent, chunk, ChunkFilters.Deflate);
        file.AddChunked("Masks", ElementType.Of<byte>(), extent, chunk, ChunkFilters.Deflate);
        file.AddList(FrameIndices.Name, [0]);
        fill(images);
        file.Finish();
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
