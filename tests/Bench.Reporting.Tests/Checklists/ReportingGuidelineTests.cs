using Bench.Core;
using Bench.Reporting.Checklists;
using Bench.Testing;

namespace Bench.Reporting.Tests.Checklists;

/// <summary>Reporting guidelines, answered from a run. Numbers of items: CLAIM 2024 has 44; TRIPOD+AI has 27 in 52 parts.</summary>
public sealed class ReportingGuidelineTests
{
    [Fact]
    public void Claim_has_its_44_items_in_order()
    {
        var list = ReportingGuidelines.Of("claim", SampleResult.Create());

        Assert.Equal(Enumerable.Range(1, 44).Select(i => $"{i}"), list.Items.Select(i => i.Number));
    }

    [Fact]
    public void Tripod_has_its_27_items_with_their_parts_in_order()
    {
        string[] parts =
        [
            "1", "2", "3a", "3b", "3c", "4", "5a", "5b", "6a", "6b", "6c", "7", "8a", "8b", "8c", "9a", "9b", "9c", "10", "11", "12a",
            "12b", "12c", "12d", "12e", "12f", "12g", "13", "14", "15", "16", "17", "18a", "18b", "18c", "18d", "18e", "18f", "19", "20a",
            "20b", "20c", "21", "22", "23a", "23b", "24", "25", "26", "27a", "27b", "27c",
        ];

        Assert.Equal(parts, ReportingGuidelines.Of("tripod-ai", SampleResult.Create()).Items.Select(i => i.Number));
    }

    [Theory]
    [InlineData("claim")]
    [InlineData("tripod-ai")]
    public void What_only_authors_know_is_left_to_them_and_numbers_of_the_run_are_in_the_answers(string word)
    {
        var result = SampleResult.Create();

        var list = ReportingGuidelines.Of(word, result);

        Assert.All(list.Items, i => Assert.NotEmpty(i.Answer.Trim()));
        var funding = list.Items.Single(i => i.Asks.StartsWith("funding", StringComparison.Ordinal));
        Assert.Equal(ItemStatus.YouMustWrite, funding.Status);
        var performance = list.Items.First(i => i.Asks.StartsWith("performance with", StringComparison.Ordinal));
        Assert.Equal(ItemStatus.Filled, performance.Status);
        var dice = result.Models[0].Dice.Single(d => d is { Structure: Structure.BloodPool, Phase: null });
        Assert.Contains(FormattableString.Invariant($"{dice.Mean:0.000}"), performance.Answer, StringComparison.Ordinal);
        Assert.Contains(
            result.Settings.Split, string.Concat(list.Items.Select(i => i.Answer)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_concerns_patients_does_not_apply_to_phantoms()
    {
        var (mice, phantoms) = (
            ReportingGuidelines.Of("claim", SampleResult.Create()),
            ReportingGuidelines.Of("claim", SampleResult.Create(new SampleOptions { IsPhantom = true })));

        Assert.Equal(ItemStatus.YouMustWrite, mice.Items.Single(i => i.Number == "13").Status);
        Assert.Equal(ItemStatus.NotApplicable, phantoms.Items.Single(i => i.Number == "13").Status);
    }

    [Fact]
    public void Markdown_has_one_row_for_each_item_whatever_the_answers_hold()
    {
        var result = SampleResult.Create();
        result = result with { Settings = result.Settings with { DataSource = "a | b\nc <script>" } };

        var rows = ReportingGuidelines.ToMarkdown(ReportingGuidelines.Of("claim", result)).Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(2 + 44, rows.Length);
        Assert.All(rows, r => Assert.Equal(6, r.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')));
        Assert.DoesNotContain("<script>", string.Concat(rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_guideline_is_refused_with_those_there_are() =>
        Assert.Contains(
            "claim, tripod-ai",
            Assert.Throws<InputException>(() => ReportingGuidelines.Of("stard", SampleResult.Create())).Message,
            StringComparison.Ordinal);
}
