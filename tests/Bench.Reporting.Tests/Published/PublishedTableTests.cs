using Bench.Core;
using Bench.Reporting.Published;
using Bench.Testing;

namespace Bench.Reporting.Tests.Published;

public sealed class PublishedTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_published_Table_1_of_the_2025_draft_is_read()
    {
        var table = PublishedTable.Load(RepositoryFolder.Combine("baselines", "published", "draft-2025", "table1.json"));
        Assert.Equal("draft-2025", table.Version);
        Assert.Equal(Enum.GetValues<Quantity>(), table.Agreement.Select(a => a.Quantity));
        Assert.Equal(new PublishedAgreement(Quantity.EjectionFraction, "%", 59.3, 10.7, 59.1, 12.3, -0.2, -5.7, 5.3, 0.698, 0.98), table.Agreement[3]);
        Assert.Equal(0.89, table.Dice.Single(d => d.Structure == Structure.Myocardium && d.Phase == CardiacPhase.EndDiastole).Mean);
        Assert.Equal(6, table.Dice.Count);
    }

    [Fact]
    public void A_missing_file_is_named() => AssertRefused(_folder.Combine("none.json"), "cannot be read");

    [Fact]
    public void Something_else_than_JSON_is_refused() => AssertRefused(Write("not json"), "is not a table");

    [Fact]
    public void An_unknown_quantity_is_named()
        => AssertRefused(Write("""{"version":"v","citation":"c","mice":1,"agreement":[{"quantity":"XX","unit":"","referenceMean":1,"referenceSd":1,"modelMean":1,"modelSd":1,"bias":1,"limitLower":1,"limitUpper":1,"p":1,"r":1}],"dice":[]}"""), "\"XX\" is none of EDV");

    [Fact]
    public void A_number_that_is_not_printed_is_null_and_becomes_NaN()
    {
        var path = Write("""{"version":"v","citation":"c","mice":1,"agreement":[],"dice":[{"structure":"both","phase":"mean","mean":0.93,"sd":null}]}""");
        var dice = Assert.Single(PublishedTable.Load(path).Dice);
        Assert.True(double.IsNaN(dice.StandardDeviation));
        Assert.Null(dice.Structure);
    }

    private static void AssertRefused(string path, string reason)
    {
        var exception = Assert.Throws<InputException>(() => PublishedTable.Load(path));
        Assert.Equal(path, exception.InputSource);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var path = _folder.Combine("table.json");
        File.WriteAllText(path, text);
        return path;
    }
}
