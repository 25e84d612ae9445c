using Bench.Evaluation.Audit;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Audit;

/// <summary>The draft of 2025: what is known to be wrong with it is found, and what is within rounding is not.</summary>
public sealed class PublishedStudyAuditTests
{
    private static readonly AuditReport Report = StudyAudit.OfFolder(RepositoryFolder.Combine("baselines", "published", "draft-2025"));

    [Fact]
    public void Its_findings_are_these()
    {
        string[] expected =
        [
            "Contradiction printed_twice table1.EDV.limit_upper figure3.EDV.limit_upper",
            "Contradiction printed_twice figure3.EF.pearson_r abstract.EF.pearson_r results.EF.pearson_r",
            "Contradiction sum_of_parts count.images count.images.train count.images.validation count.images.test",
            "Contradiction implied_correlation results.EF.pearson_r table1.EF.reference_sd table1.EF.predicted_sd table1.EF.limit_lower table1.EF.limit_upper",
            "Contradiction implied_correlation table1.MassES.reference_sd table1.MassES.predicted_sd table1.MassES.limit_lower table1.MassES.limit_upper",
            "Contradiction points_against_table table1.MassES.reference_sd",
            "Convention p_value table1.MassED.t_test_p table1.MassED.bias table1.MassED.limit_lower table1.MassED.limit_upper",
            "Convention deviation_convention 11",
            "Convention deviation_convention 14",
            "Note printed_twice count.images code.images",
            "Note printed_twice setting.noise.variance.low code.noise.variance.low",
            "Note printed_twice setting.noise.variance.high code.noise.variance.high",
        ];

        Assert.Equal(expected, Report.Findings.Select(f => $"{f.Severity} {f.Rule} {(f.Rule == "deviation_convention" ? $"{f.Claims.Count}" : string.Join(' ', f.Claims))}"));
    }

    [Fact]
    public void The_impossible_SD_is_traced_to_the_points()
    {
        var finding = Report.Findings.Single(f => f.Rule == "implied_correlation" && f.Claims[0] == "table1.MassES.reference_sd");

        // (15.6² + 26.1² - (29.3 / 3.92)²) / (2 × 15.6 × 26.1) = 1.067; numpy gives 25.57 and 26.10 for the points, by n and by n - 1.
        Assert.Contains("a correlation of 1.06 to 1.07", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("the expert's SD 25.57 by n or 26.10 by n − 1", finding.ConsistentValue, StringComparison.Ordinal);
    }

    [Fact]
    public void The_count_of_images_that_is_consistent_is_their_sum() =>
        Assert.Equal("2833", Report.Findings.Single(f => f.Rule == "sum_of_parts").ConsistentValue);

    [Fact]
    public void Stroke_volumes_within_rounding_and_the_points_of_single_mice_pass() =>
        Assert.All(
            Report.Rules.Where(r => r.Rule is "bias_is_difference_of_means" or "stroke_volume" or "ejection_fraction" or "limits_symmetric" or "points_of_a_mouse"),
            r => Assert.True(r is { Checks: > 0, Findings: 0 }, r.Rule));
}
