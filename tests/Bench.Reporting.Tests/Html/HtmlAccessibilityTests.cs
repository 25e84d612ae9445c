using System.Globalization;
using System.Text.RegularExpressions;

namespace Bench.Reporting.Tests.Html;

/// <summary>WCAG 2.1, level AA, as far as a machine can check it in the file.</summary>
public sealed partial class HtmlAccessibilityTests
{
    private const double LeastContrast = 4.5;
    private static readonly string[] Grounds = ["paper", "wash", "chosen"];
    private static readonly Lazy<string> Usual = new(() => HtmlReportTests.Export(SampleStates.Result("usual")));

    [Theory]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    public void Contrast_is_that_of_WCAG(string text, string ground, double expected) => Assert.Equal(expected, Contrast(text, ground), 2);

    [Fact]
    public void Every_colour_of_text_is_readable_on_every_ground_by_day_and_by_night()
    {
        var sheet = Style().Match(Usual.Value).Groups[1].Value;
        var modes = Roots().Matches(sheet)
            .Select(m => Variables().Matches(m.Groups[1].Value).ToDictionary(v => v.Groups[1].Value, v => v.Groups[2].Value)).ToArray();
        Assert.Equal(2, modes.Length);
        foreach (var colours in modes)
        {
            foreach (var text in colours.Keys.Where(k => k is "ink" or "grey" or "blue" || k.StartsWith("text-", StringComparison.Ordinal)))
            {
                Assert.All(Grounds, g => Assert.True(
                    Contrast(colours[text], colours[g]) >= LeastContrast,
                    $"{text} on {g}: {Contrast(colours[text], colours[g]):0.00}"));
            }
        }

        Assert.Equal(modes[0].Keys.Order(), modes[1].Keys.Order());
        var used = Used().Matches(Usual.Value).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(modes[0].Keys));
        Assert.DoesNotContain("style=\"color:#", Usual.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usual")]
    [InlineData("one mouse")]
    [InlineData("six models")]
    public void Headings_begin_with_the_title_and_leave_no_rank_out(string state)
    {
        var html = state == "usual" ? Usual.Value : HtmlReportTests.Export(SampleStates.Result(state));
        var ranks = Headings().Matches(html).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(1, ranks[0]);
        Assert.Single(ranks, r => r == 1);
        Assert.All(ranks.Zip(ranks.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}"));
    }

    [Fact]
    public void Every_head_of_a_table_says_of_what_and_every_row_has_one()
    {
        Assert.DoesNotMatch("<th(?![^>]*scope=)[ >]", Usual.Value);
        var rows = BodyRows().Matches(Usual.Value).SelectMany(m => Rows().Matches(m.Groups[1].Value)).Select(m => m.Groups[1].Value).ToArray();
        Assert.NotEmpty(rows);
        Assert.True(rows.Count(r => r.Contains("<th", StringComparison.Ordinal)) > 0.9 * rows.Length);
    }

    private static double Contrast(string text, string ground)
    {
        var (a, b) = (Luminance(text), Luminance(ground));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance, WCAG 2.1.</summary>
    private static double Luminance(string colour)
    {
        double[] parts =
        [
            .. new[] { 1, 3, 5 }
                .Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
                .Select(v => v <= 0.03928 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4)),
        ];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(@":root \{([^}]*)\}")]
    private static partial Regex Roots();

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{6})")]
    private static partial Regex Variables();

    [GeneratedRegex(@"style=""color:var\(--([a-z0-9-]+)\)")]
    private static partial Regex Used();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Headings();

    [GeneratedRegex("<tbody>(.*?)</tbody>", RegexOptions.Singleline)]
    private static partial Regex BodyRows();

    [GeneratedRegex("<tr[^>]*>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();
}
