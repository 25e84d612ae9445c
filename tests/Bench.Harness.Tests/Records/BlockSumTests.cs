using Bench.Harness.Records;

namespace Bench.Harness.Tests.Records;

/// <summary>Sums of blocks: a change of up to four neighbouring bytes is found and undone from them alone.</summary>
public sealed class BlockSumTests
{
    [Fact]
    public void Sums_are_those_of_other_programs()
    {
        // The check value of CRC-32 (ISO 3309) is that of "123456789"; by hand: 49 + … + 57 = 477, and 1·49 + … + 9·57 = 2445.
        Assert.Equal(new BlockSum(0xCBF43926, 477, 2445), BlockSum.Of("123456789"u8));
    }

    [Theory]
    [InlineData(4096, 0, 1)]
    [InlineData(4096, 2047, 4)]
    [InlineData(4096, 4092, 4)]
    [InlineData(4096, 4094, 2)]
    [InlineData(4096, 4095, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(17, 13, 3)]
    public void A_change_of_neighbouring_bytes_is_found_and_undone(int length, int offset, int changed)
    {
        var random = new Random((length * 31) + offset);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var block = new byte[length];
            random.NextBytes(block);
            var recorded = BlockSum.Of(block);
            var damaged = block.ToArray();
            for (var i = offset; i < offset + changed; i++)
            {
                damaged[i] ^= (byte)random.Next(1, 256);
            }

            var found = BlockSum.Restore(damaged, recorded);

            Assert.NotNull(found);
            Assert.Equal(offset, found.Value.Offset);
            found.Value.Were.CopyTo(damaged, offset);
            Assert.Equal(block, damaged);
        }
    }

    [Fact]
    public void A_change_that_is_spread_out_is_not_explained_by_a_wrong_one()
    {
        var random = new Random(7);
        for (var repeat = 0; repeat < 50; repeat++)
        {
            var block = new byte[BlockSums.BlockBytes];
            random.NextBytes(block);
            var recorded = BlockSum.Of(block);
            block[random.Next(0, 2000)] ^= 1;
            block[random.Next(2100, 4000)] ^= 64;

            Assert.Null(BlockSum.Restore(block, recorded));
        }
    }

    [Fact]
    public void Text_of_the_sums_is_read_again_and_other_text_is_not()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7))]);

        var sums = BlockSums.Of(path);

        File.Delete(path);
        Assert.Equal(3, sums.Blocks.Count);
        Assert.Equal(sums.Blocks, BlockSums.FromText(sums.ToText()));
        Assert.Null(BlockSums.FromText("AAAA"));
        Assert.Null(BlockSums.FromText("no base 64"));
    }
}
