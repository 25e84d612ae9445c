using Bench.Reporting.Figures;
using Bench.Reporting.Tables;
using Bench.Testing;

namespace Bench.Reporting.Tests.Tables;

public sealed class TableReferenceTests
{
    private static readonly string Page = RepositoryFolder.Combine("docs", "tables.md");

    [Fact]
    public void The_documentation_lists_every_column_as_the_code_declares_it()
    {
        if (Environment.GetEnvironmentVariable("BENCH_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Page, TableReference.ToMarkdown());
        }

        Assert.Equal(TableReference.ToMarkdown(), File.ReadAllText(Page));
    }

    [Fact]
    public void Every_table_of_a_result_is_declared()
    {
        var declared = ResultTables.Definitions.Concat(FigureSet.Numbers).Select(d => d.Name.Split('…')[0]).ToArray();
        var result = SampleStates.Result("usual");
        var written = ResultTables.Of(result)
            .Concat(Bench.Reporting.Figures.FigureSet.Of(result).All.SelectMany(f => f.Numbers()))
            .Select(t => t.Name);
        Assert.All(written, name => Assert.Contains(declared, d => name.StartsWith(d, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_column_says_what_it_means() =>
        Assert.All(ResultTables.Definitions.Concat(FigureSet.Numbers).SelectMany(d => d.Documented), c => Assert.NotEmpty(c.Meaning));
}
