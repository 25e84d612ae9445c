using Bench.Core;
using Bench.Data.Tables;

namespace Bench.Data.Tests.Tables;

/// <summary>Tables as spreadsheets and statistics programs write them; expected cells by RFC 4180.</summary>
public sealed class DelimitedTextTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "2:1|2")]
    [InlineData("a;b\r\n1,5;2\r\n", "2:1,5|2")] // Excel where the comma is the decimal sign
    [InlineData("a\tb\r1\t2\r", "2:1|2")]
    [InlineData("\uFEFFa,b\n1,2", "2:1|2")]
    [InlineData("\n\na,b\n \n1,2\n\n3,4\n", "5:1|2 7:3|4")] // line numbers are those of an editor
    [InlineData("a,b\n\"x, \"\"y\"\"\",2\n", "2:x, \"y\"|2")]
    [InlineData("a,b\n\"x\ny\",2\n3,4\n", "2:x\ny|2 4:3|4")]
    [InlineData("a,b\r\n\"x\r\ny\",2\r\n3,4\r\n", "2:x\r\ny|2 4:3|4")]
    [InlineData("a,b\n \" x \" , 2 \n,\n", "2:x|2 3:|")]
    public void Cells_and_lines_are_found(string text, string expected)
    {
        var table = DelimitedText.Parse(text, "t.csv");

        Assert.Equal(["a", "b"], table.Header);
        Assert.Equal(expected, string.Join(' ', table.Rows.Select(r => $"{r.Line}:{string.Join('|', r.Cells)}")));
    }

    [Theory]
    [InlineData("", "t.csv: the file is empty.")]
    [InlineData(" \n", "t.csv: the file is empty.")]
    [InlineData("a,b\n1,2\n3\n", "t.csv: line 3 has 1 cells, the header 2.")]
    [InlineData("a,b\n1,2,3\n", "t.csv: line 2 has 3 cells, the header 2.")]
    [InlineData("a,b\n1,2\n\"x,3\n4,5\n", "t.csv: line 3 holds a quote that does not close")]
    [InlineData("a,b\n\"x\"z,2\n", "t.csv: line 2 holds a quote that does not close, or that stands within a cell.")]
    [InlineData("a,b\n5\" pipe,2\n", "t.csv: line 2 holds a quote")]
    public void What_is_no_table_is_refused_with_its_line(string text, string message) => Assert.StartsWith(
        message, Assert.Throws<InputException>(() => DelimitedText.Parse(text, "t.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_are_found_by_name_and_cases_have_one_row()
    {
        var table = DelimitedText.Parse("Case,x\nb,1\na,2\nb,3\n", "t.csv");

        Assert.Equal(0, table.Column("", "mouse", "case"));
        Assert.StartsWith(
            "t.csv: there is no column y; there are Case, x.",
            Assert.Throws<InputException>(() => table.Column("r", "y")).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "t.csv: line 4 names b again.", Assert.Throws<InputException>(() => table.ByCase(0)).Message, StringComparison.Ordinal);
    }
}
