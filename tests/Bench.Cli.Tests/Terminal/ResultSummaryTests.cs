using System.Globalization;
using Bench.Cli.Terminal;
using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Cli.Tests.Terminal;

public sealed class ResultSummaryTests
{
    [Fact]
    public void A_log_file_gets_table_counts_and_verdict_without_escape_codes()
    {
        var result = SampleResult.Create(2, 25);
        var text = Write(result, isTerminal: false);

        Assert.DoesNotContain('\e', text);
        Assert.Contains(result.Conclusion.Verdict + ".", text, StringComparison.Ordinal);
        Assert.Contains(
            $"● {result.Conclusion.Shown} shown   ◆ {result.Conclusion.Reproduced - result.Conclusion.Shown} compatible   ▲ "
                + $"{result.Conclusion.NotReproduced} not reproduced   ○ {result.Conclusion.CannotBeJudged} cannot be judged",
            text,
            StringComparison.Ordinal);
        foreach (var model in result.Models)
        {
            var dice = model.Dice.Single(d => d.Structure == Bench.Core.Structure.BloodPool && d.Phase is null);
            var line = Assert.Single(text.Split('\n'), l => l.TrimStart().StartsWith(model.Label + " ", StringComparison.Ordinal));
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"{dice.Mean:F3} ({dice.Confidence.Low:F3} to {dice.Confidence.High:F3})"),
                line,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_number_is_a_negative_zero_or_has_a_hyphen_for_a_minus()
    {
        var text = Write(SampleResult.Create(6, 30), isTerminal: false);
        Assert.DoesNotMatch(@"−0\.0+(?!\d)", text);
        Assert.DoesNotMatch(@"(^|[\s(])-\d", text);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void A_narrow_terminal_gets_lines_and_no_broken_table(int width)
    {
        var text = Write(SampleResult.Create(2, 25), isTerminal: false, width);
        Assert.Contains("  Dice, blood pool  0.9", text, StringComparison.Ordinal);
        Assert.DoesNotContain("───", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Undefined_numbers_are_dashes() =>
        Assert.Contains("–", Write(SampleResult.MasksOnly(), isTerminal: false), StringComparison.Ordinal);

    [Fact]
    public void Names_are_text_and_never_markup()
    {
        var result = SampleResult.Create(1, 3);
        var text = Write(result with { Models = [result.Models[0] with { Label = "[red]a[/]" }] }, isTerminal: false);
        Assert.Contains("[red]a[/]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_is_for_terminals_and_NO_COLOR_turns_it_off()
    {
        const string Variable = "NO_COLOR";
        var before = (Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("TERM"));
        try
        {
            Environment.SetEnvironmentVariable("TERM", "xterm");
            Environment.SetEnvironmentVariable(Variable, null);
            Assert.Contains("\e[", Write(SampleResult.Create(1, 12), isTerminal: true, 140), StringComparison.Ordinal);
            Environment.SetEnvironmentVariable(Variable, "1");
            Assert.DoesNotContain('\e', Write(SampleResult.Create(1, 12), isTerminal: true, 140));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before.Item1);
            Environment.SetEnvironmentVariable("TERM", before.Item2);
        }
    }

    [Fact]
    public void Several_trainings_are_told_as_methods_and_single_ones_as_weights()
    {
        var trained = Write(SampleResult.Create(new SampleOptions { Models = 2, Mice = 12, Seeds = 3 }), isTerminal: false);
        Assert.Contains("Methods, over 3 and 3 trainings: mean Dice of UNet3+ less UNet ", trained, StringComparison.Ordinal);
        Assert.Contains(
            "Weights are compared here, not methods", Write(SampleResult.Create(2, 12), isTerminal: false), StringComparison.Ordinal);
        Assert.DoesNotContain("Weights are compared", Write(SampleResult.Create(1, 12), isTerminal: false), StringComparison.Ordinal);
    }

    private static string Write(EvaluationResult result, bool isTerminal, int? width = null)
    {
        var output = new StringWriter();
        ResultSummary.Write(result, new ProgressLog(output, isTerminal), width);
        return output.ToString();
    }
}
