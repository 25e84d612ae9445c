using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

/// <summary>OWASP's list of what begins a formula (CSV injection): = + - @, tab, carriage return.</summary>
public sealed class CsvCellTests
{
    [Theory]
    [InlineData("Mouse1", "Mouse1")]
    [InlineData("", "")]
    [InlineData("-1.5e-3", "-1.5e-3")]
    [InlineData("+4", "+4")]
    [InlineData("-Infinity", "-Infinity")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-x", "'-x")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", @"\u000dx")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("a\u001b[2J", @"a\u001b[2J")]
    public void Names_are_never_formulas_and_numbers_stay_numbers(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));
}
