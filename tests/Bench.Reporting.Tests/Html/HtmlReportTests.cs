using System.Text;
using System.Text.RegularExpressions;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Html;
using Bench.Testing;

namespace Bench.Reporting.Tests.Html;

public sealed partial class HtmlReportTests
{
    public static TheoryData<string> States => SampleStates.Names;

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_of_a_result_gives_one_file_that_needs_no_network(string state)
    {
        var html = Export(SampleStates.Result(state));

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(src|href)=""(?!#|data:)", html);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        foreach (var element in new[] { "main", "table", "section", "figure", "svg", "thead", "tbody", "tr", "div", "p", "nav", "script" })
        {
            Assert.True(
                Regex.Count(html, $"<{element}[ >]") == Regex.Count(html, $"</{element}>"),
                $"{element} is opened and closed a different number of times");
        }
    }

    [Fact]
    public void No_two_elements_share_an_id_and_every_reference_has_its_target()
    {
        var html = Export(SampleResult.Create());

        var ids = Ids().Matches(html).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Empty(References().Matches(html).Select(m => m.Groups[1].Value).Except(ids));
    }

    [Fact]
    public void What_a_result_says_is_text_and_never_markup()
    {
        var result = SampleResult.Create(1, 3);
        var hostile = result with
        {
            RunId = "<script>alert(1)</script>",
            Issues = [new RunIssue(IssueSeverity.Warning, "Mouse\"1", "</script><img src=x onerror=alert(2)>")],
        };

        var html = Export(hostile);

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() => Assert.Equal(Export(SampleResult.Create()), Export(SampleResult.Create()));

    [Fact]
    public void A_figure_drawn_twice_gives_the_same_SVG()
    {
        static byte[] Draw()
        {
            using var memory = new MemoryStream();
            FigureFiles.WriteSvg(FigureSet.Of(SampleResult.Create()).Find("dice")!, memory);
            return memory.ToArray();
        }

        Assert.Equal(Draw(), Draw());
    }

    [Fact]
    public void Pictures_have_names_for_readers_who_do_not_see_them()
    {
        var html = Export(SampleResult.Create());

        Assert.All(
            Drawings().Matches(html).Select(m => m.Value), svg => Assert.Matches("role=\"img\".*<title>.+</title><desc>.+</desc>", svg));
    }

    internal static string Export(EvaluationResult result)
    {
        using var memory = new MemoryStream();
        new HtmlReport().Export(result, null, memory);
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("(?:url\\(|href=\")#([^\")]+)")]
    private static partial Regex References();

    [GeneratedRegex("<figure><svg[^>]*>.{0,2000}", RegexOptions.Singleline)]
    private static partial Regex Drawings();
}
