using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("Mouse 12, µL ± 1.5 − 2 😀\n\tnext", "Mouse 12, µL ± 1.5 − 2 😀\n\tnext")]
    [InlineData("line\r\nline", "line\r\nline")]
    [InlineData("a\rb", @"a\u000db")]
    [InlineData("\u001b[2Jx", @"\u001b[2Jx")]
    [InlineData("\u009b2J", @"\u009b2J")]
    [InlineData("abc\u202ecba", @"abc\u202ecba")]
    [InlineData("nul\0", @"nul\u0000")]
    [InlineData("\u2028", @"\u2028")]
    public void Characters_that_command_a_terminal_or_break_xml_are_shown_by_their_number(string text, string shown) =>
        Assert.Equal(shown, Printable.Of(text));

    [Fact]
    public void Half_a_character_is_shown_by_its_number() => Assert.Equal(@"a\ud800b\udc00", Printable.Of("a\ud800b\udc00"));

    [Fact]
    public void On_one_line_ends_of_lines_are_shown_too() => Assert.Equal(@"a\u000ab\u0009c", Printable.Line("a\nb\tc"));
}
