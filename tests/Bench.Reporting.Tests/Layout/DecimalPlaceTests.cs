using Bench.Reporting.Layout;
using Bench.Reporting.Pages;
using Bench.Reporting.Pdf;
using UglyToad.PdfPig;

namespace Bench.Reporting.Tests.Layout;

public sealed class DecimalPlaceTests
{
    [Theory]
    [InlineData("12.5", 2)]
    [InlineData("−5.05", 2)]
    [InlineData("< 0.001", 3)]
    [InlineData("35\u2009840", 6)]
    [InlineData("0.1 (−1.0 to 1.2)", 1)]
    [InlineData("27", 2)]
    [InlineData("–", -1)]
    [InlineData("not printed", -1)]
    [InlineData("", -1)]
    public void The_place_of_the_point_is_that_of_the_first_number(string text, int expected) =>
        Assert.Equal(expected, DecimalPlace.Of(text));

    [Theory]
    [InlineData(1f)]
    [InlineData(0.5f)]
    public void Points_of_a_column_stand_under_each_other_in_the_PDF(float alignment)
    {
        string[] numbers = ["0.1 (−1.0 to 1.2)", "−16.5 (−23.8 to −13.0)", "104.25", "7"];
        var table = new TableBlock(
            [new TableColumn("Name"), new TableColumn("Number", alignment)],
            [.. numbers.Select((n, i) => new TableRow([$"row {i}", n]))],
            Fonts.Table);
        using var document = PdfDocument.Open(TaggedPdf.Of([table], new PdfDescription("Numbers")));
        var points = document.GetPage(1).Letters.Where(l => l.Value == ".").ToArray();
        var first = points.GroupBy(p => Math.Round(p.StartBaseLine.Y)).Select(line => line.Min(p => p.StartBaseLine.X)).ToArray();
        Assert.Equal(3, first.Length);
        Assert.All(first, x => Assert.Equal(first[0], x, 0.3));
    }

    [Fact]
    public void In_HTML_a_number_with_fewer_decimals_gets_room_for_those_it_lacks()
    {
        var table = new TableBlock(
            [new TableColumn("Name"), new TableColumn("Number", 1)],
            [new TableRow(["a", "0.942"]), new TableRow(["b", "0.94"]), new TableRow(["c", "–"])],
            Fonts.Table);
        var page = new HtmlPage();
        table.Write(page);
        Assert.Contains("<td class=\"right\">0.942</td>", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td class=\"right\" style=\"padding-right:calc(.7rem + 1ch)\">0.94</td>", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td class=\"right\">–</td>", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Emphasis_in_Markdown_has_its_blanks_outside()
    {
        var table = new TableBlock([new TableColumn("a")], [new TableRow(["1"])], Fonts.Table)
        {
            Note = RichText.Strong("Outside.").Then(RichText.Strong(" EDV: ")).Then("Mouse29."),
        };
        Assert.EndsWith("**Outside.** **EDV:** Mouse29.\n", MarkdownTable.Of(table), StringComparison.Ordinal);
    }
}
