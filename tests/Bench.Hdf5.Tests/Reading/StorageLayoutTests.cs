using Bench.Hdf5.Format;
using Bench.Hdf5.Reading;

namespace Bench.Hdf5.Tests.Reading;

public sealed class StorageLayoutTests
{
    // Version 4, chunked, no flags, 2 axes and the width of a number in one byte each, index type 1, address 64.
    private static readonly byte[] OneChunkOfTwoByThree = [4, 2, 0, 3, 1, 2, 3, 1, 1, 64, 0, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void One_chunk_is_found_where_it_is()
    {
        using var stream = Open();

        var layout = Assert.IsType<StorageLayout.InChunks>(StorageLayout.Of(OneChunkOfTwoByThree, stream, [2, 3], [2, 3], 1));

        Assert.Equal(new ChunkPlace(64, 6, 0), layout.Index.Find([0, 0]));
    }

    // Damage that makes the data set larger would decode the same chunk again and again.
    [Fact]
    public void One_chunk_smaller_than_the_data_set_is_refused()
    {
        using var stream = Open();

        Assert.Throws<InvalidDataException>(() => StorageLayout.Of(OneChunkOfTwoByThree, stream, [2, 30_000], [2, 30_000], 1));
    }

    // The axis without limit comes first, the others in their order, each as long as it may become.
    [Theory]
    [InlineData(new long[] { 3, 0, 0 }, new ulong[] { ChunkGrid.Unlimited, 2, 5 }, 3 * 10)]
    [InlineData(new long[] { 1, 3, 2 }, new ulong[] { 4, ChunkGrid.Unlimited, 5 }, (3 * 4 * 5) + (1 * 5) + 2)]
    [InlineData(new long[] { 1, 3, 2 }, new ulong[] { 7, 8, 9 }, (1 * 8 * 9) + (3 * 9) + 2)]
    public void Chunks_of_a_growing_data_set_are_numbered_by_what_it_may_become(long[] place, ulong[] largest, long number) =>
        Assert.Equal(number, new ChunkGrid([4, 4, 4], largest, [1, 1, 1], 1, 1000).LastingNumberOf(place));

    private static GuardedFile Open() => new(Path.Combine(SmallFiles.Folder("good"), "contiguous.h5"));
}
