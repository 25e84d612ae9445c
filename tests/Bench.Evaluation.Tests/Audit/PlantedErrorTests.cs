using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;
using Bench.Statistics;

namespace Bench.Evaluation.Tests.Audit;

/// <summary>The clean study with one printed number changed: the rule at stake finds it, and no finding is about anything else.</summary>
public sealed class PlantedErrorTests
{
    [Theory]
    [InlineData("possible_range", "figure4.EDV.pearson_r", "1.015")]
    [InlineData("possible_range", "text.dice.blood_pool.end_systole.sd", "0.420")]
    [InlineData("possible_range", "table2.EF.predicted_mean", "161.8")]
    [InlineData("possible_range", "table2.EDV.limit_upper", "-7.1")]
    [InlineData("printed_twice", "count.mice.abstract", "109")]
    [InlineData("printed_twice", "figure4.EDV.limit_upper", "7.2")]
    [InlineData("printed_twice", "abstract.EF.pearson_r", "0.94")]
    [InlineData("printed_twice", "code.batch", "16")]
    [InlineData("sum_of_parts", "count.mice.validation", "13")]
    [InlineData("granularity", "share.male", "57.0")]
    [InlineData("granularity", "share.controls", "38.0")]
    [InlineData("granularity", "age.mean", "14.14")]
    [InlineData("granularity", "count.controls", "8.6")]
    [InlineData("bias_is_difference_of_means", "table2.MassED.bias", "2.9")]
    [InlineData("limits_symmetric", "table2.MassES.limit_upper", "19.9")]
    [InlineData("implied_correlation", "table2.MassES.reference_sd", "16.7")]
    [InlineData("implied_correlation", "figure4.MassED.pearson_r", "0.952")]
    [InlineData("p_value", "table2.EDV.t_test_p", "0.267")]
    [InlineData("stroke_volume", "table2.SV.predicted_mean", "34.8")]
    [InlineData("stroke_volume_spread", "table2.SV.reference_sd", "18.7")]
    [InlineData("ejection_fraction", "table2.EF.reference_mean", "52.2")]
    [InlineData("mean_of_phases", "text.dice.myocardium.both.mean", "0.89")]
    [InlineData("mean_of_phases", "text.dice.myocardium.both.sd", "0.035")]
    [InlineData("order_of_stacks", "figure3.median", "0.98")]
    [InlineData("order_of_stacks", "figure3.best", "0.88")]
    [InlineData("order_of_stacks", "figure3.worst", "0.69")]
    [InlineData("points_against_table", "table2.MassED.predicted_sd", "23.9")]
    [InlineData("network", "parameters", "24000")]
    [InlineData("deviation_convention", "table2.MassES.reference_sd", "26.1")]
    public void One_wrong_number_is_found_and_nothing_else(string rule, string claim, string printed)
    {
        var findings = StudyAudit.Of(CleanStudy.With(claim, printed)).Findings;

        Assert.Contains(findings, f => f.Rule == rule);
        Assert.All(findings, f =>
        {
            Assert.Contains(claim, f.Claims);
            Assert.NotEqual("", f.ConsistentValue);
            Assert.Contains(printed, f.Message + f.Printed[f.Claims.ToList().IndexOf(claim)], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_value_that_was_there_is_within_the_consistent_range()
    {
        var finding = Assert.Single(StudyAudit.Of(CleanStudy.With("table2.EDV.t_test_p", "0.267")).Findings, f => f.Rule == "p_value");

        Assert.InRange(0.167, finding.ConsistentLow, finding.ConsistentHigh);
        Assert.False(finding.ConsistentLow <= 0.267 && finding.ConsistentHigh >= 0.267);
    }

    [Fact]
    public void A_point_that_was_misplaced_is_found_in_its_row()
    {
        var points = CleanStudy.Study.Points.Select(p => p.Source.Quantity == Core.Quantity.StrokeVolume
            ? p with { Predicted = [.. p.Predicted.Select((v, i) => i == 11 ? v + 0.5 : v)] }
            : p);

        var finding = Assert.Single(StudyAudit.Of(new AuditedStudy(CleanStudy.Study.Study, [.. points])).Findings);

        Assert.Equal("points_of_a_mouse", finding.Rule);
        Assert.Equal(["points/volumes.csv, row 12"], finding.Claims);
    }

    [Fact]
    public void A_number_of_mice_that_is_not_that_of_the_points_is_found()
    {
        var study = CleanStudy.Study.Study;
        var claims = study.Claims.Select(c => c.Quantity == Core.Quantity.MassAtEndSystole ? c with { N = 24 } : c);

        var findings = StudyAudit.Of(new AuditedStudy(study with { Claims = [.. claims] }, CleanStudy.Study.Points)).Findings;

        Assert.Contains(findings, f => f.Rule == "points_against_table" && f.ConsistentValue == "n = 25");
    }

    [Fact]
    public void A_study_that_says_n_and_used_n_less_1_is_found()
    {
        var study = CleanStudy.Study.Study with { Conventions = new StudyConventions(DeviationConvention.Population) };

        var findings = StudyAudit.Of(new AuditedStudy(study, CleanStudy.Study.Points)).Findings;

        Assert.All(findings, f => Assert.Equal(AuditSeverity.Convention, f.Severity));
        Assert.Equal(
            2, findings.Count(f => f.Rule == "deviation_convention" && f.Message.Contains("the study says n;", StringComparison.Ordinal)));
    }
}
