using Bench.Reporting.Layout;

namespace Bench.Reporting.Tests.Layout;

public sealed class TableLayoutTests
{
    [Fact]
    public void A_column_of_long_texts_gets_the_width_that_a_column_of_short_ones_does_not_need()
    {
        const string Words = "these numbers cannot all be right since the limits are not bias and standard deviation ";
        var longTexts = string.Concat(Enumerable.Repeat(Words, 4));
        TableRow[] rows =
        [
            .. Enumerable.Range(0, 8).Select(i => new TableRow([longTexts, "Table 1"])),
            new TableRow(["short", string.Concat(Enumerable.Repeat("Table 1; ", 30))]),
        ];
        var table = new TableBlock([new("Finding", Flexible: true), new("Printed in", Flexible: true)], rows, Fonts.Table);

        // Set in equal halves of 487 points a long text needs 6 lines of 11.2 points; in four fifths, 4.
        Assert.InRange(table.Height(Sheet.TextWidth), 1, 8 * 4.5f * Fonts.Table.LineHeight + 180);
    }
}
