using System.Text.Json;
using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Data.Tests.Splits;

public sealed class NumpyLegacyRandomTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(
        File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Splits", "shuffles.json"))).RootElement;

    [Fact]
    public void Shuffles_are_those_of_numpy_for_every_seed_and_size()
    {
        foreach (var expected in Golden.GetProperty("cases").EnumerateArray())
        {
            var items = Enumerable.Range(0, expected.GetProperty("size").GetInt32()).ToArray();
            new NumpyLegacyRandom(expected.GetProperty("seed").GetUInt32()).Shuffle(items);

            Assert.Equal(Numbers(expected.GetProperty("first")), items.Take(130));
            Assert.Equal(Numbers(expected.GetProperty("last")), items.TakeLast(5));
            Assert.Equal(expected.GetProperty("weighted_sum").GetInt64(), items.Select((v, i) => (i + 1L) * v).Sum());
        }
    }

    [Fact]
    public void Raw_draws_are_those_of_numpy()
    {
        foreach (var expected in Golden.GetProperty("draws").EnumerateArray())
        {
            var random = new NumpyLegacyRandom(expected.GetProperty("seed").GetUInt32());
            foreach (var draw in expected.GetProperty("draws").EnumerateArray())
                Assert.Equal(draw.GetUInt32(), random.NextUInt32());
        }
    }

    private static IEnumerable<int> Numbers(JsonElement list) => list.EnumerateArray().Select(v => v.GetInt32());
}
