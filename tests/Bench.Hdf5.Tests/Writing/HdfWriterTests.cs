using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bench.Hdf5.Format;
using Bench.Hdf5.Reading;
using Bench.Hdf5.Writing;
using Bench.Testing;
using PureHDF;

namespace Bench.Hdf5.Tests.Writing;

public sealed class HdfWriterTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Path => _scratch.Combine("written.h5");

    public static TheoryData<ChunkFilters> Filters => [.. Enum.GetValues<ChunkFilters>()];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Numbers_of_every_type_are_the_same_here_and_in_PureHDF(ChunkFilters filters)
    {
        RequireSame<byte>(filters);
        RequireSame<sbyte>(filters);
        RequireSame<ushort>(filters);
        RequireSame<short>(filters);
        RequireSame<uint>(filters);
        RequireSame<int>(filters);
        RequireSame<ulong>(filters);
        RequireSame<long>(filters);
        RequireSame<float>(filters);
        RequireSame<double>(filters);
    }

    [Fact]
    public void Chunks_and_places_that_cannot_be_are_mistakes_of_the_caller()
    {
        using var writer = new HdfWriter(Path);
        var data = writer.AddChunked("data", ElementType.Of<byte>(), [3, 4], [2, 4], ChunkFilters.None);
        data.Write([1, 0], new byte[8]);

        Assert.Throws<ArgumentException>(() => data.Write([1, 0], new byte[8]));
        Assert.Throws<ArgumentException>(() => data.Write([2, 0], new byte[8]));
        Assert.Throws<ArgumentException>(() => data.Write([0, 0], new byte[7]));
    }

    [Fact]
    public void A_file_that_was_not_finished_is_not_one()
    {
        using (var writer = new HdfWriter(Path))
            writer.AddList("numbers", [1, 2, 3]);

        Assert.Contains("signature", Assert.Throws<HdfException>(() => HdfFile.Open(Path)).Reason, StringComparison.Ordinal);
    }

    // A node of the index holds 64 chunks: one, two and three levels of nodes.
    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(4_500)]
    public void The_HDF5_library_follows_indexes_of_many_chunks(int frames)
    {
        var expected = WriteFrames(frames);

        using (var file = HdfFile.Open(Path))
            Assert.Equal(expected, file.DataSet("data").ReadAll());
        Assert.Equal(Hash(expected), OtherPrograms.Python(Script("read_h5py.py"), Path, "data").Trim().Split(' ')[^1]);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(4_500)]
    public void H5wasm_follows_indexes_of_many_chunks(int frames)
    {
        var expected = WriteFrames(frames);

        Assert.Equal(Hash(expected), OtherPrograms.H5wasm(Script("read_h5wasm.mjs"), Path, "data").Trim().Split(' ')[^1]);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Script(string name) => RepositoryFolder.Combine("tests", "Shared", name);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // Two numbers a frame, each frame a chunk; every seventh is never written.
    private byte[] WriteFrames(int frames)
    {
        var expected = new byte[2 * frames];
        using var writer = new HdfWriter(Path);
        var data = writer.AddChunked("data", ElementType.Of<byte>(), [2, frames], [2, 1], ChunkFilters.Deflate);
        foreach (var frame in Enumerable.Range(0, frames).Where(f => f % 7 != 3))
        {
            (expected[frame], expected[frames + frame]) = ((byte)(frame % 3), (byte)(frame % 2));
            data.Write([0, frame], [expected[frame], expected[frames + frame]]);
        }

        writer.Finish();
        return expected;
    }

    // 5 × 4 in chunks of 2 × 3, which hang over both ends; the chunk at 1, 0 is never written.
    private void RequireSame<T>(ChunkFilters filters)
        where T : unmanaged, INumber<T>
    {
        var expected = new T[5 * 4];
        using (var writer = new HdfWriter(Path))
        {
            var data = writer.AddChunked("data", ElementType.Of<T>(), [5, 4], [2, 3], filters);
            foreach (var (row, column) in ((int, int)[])[(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)])
            {
                var chunk = new T[2 * 3];
                for (var i = 0; i < chunk.Length; i++)
                {
                    chunk[i] = T.CreateTruncating(100 + (10 * row) + (6 * column) + i);
                    var (r, c) = ((2 * row) + (i / 3), (3 * column) + (i % 3));
                    if (r < 5 && c < 4)
                        expected[(4 * r) + c] = chunk[i];
                }

                data.Write([row, column], MemoryMarshal.AsBytes(chunk.AsSpan()));
            }

            writer.AddList("list", [7, -1, long.MaxValue]);
            writer.Finish();
        }

        using (var file = HdfFile.Open(Path))
        {
            Assert.Equal(ElementType.Of<T>(), file.DataSet("data").Element);
            Assert.Equal(expected, MemoryMarshal.Cast<byte, T>(file.DataSet("data").ReadAll()).ToArray());
        }

        using var other = H5File.OpenRead(Path);
        Assert.Equal(expected, other.Dataset("data").Read<T[]>());
        Assert.Equal([7, -1, long.MaxValue], other.Dataset("list").Read<long[]>());
    }
}
