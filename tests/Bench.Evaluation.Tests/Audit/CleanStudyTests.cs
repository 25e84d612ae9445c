using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Tests.Audit;

public sealed class CleanStudyTests
{
    [Fact]
    public void Nothing_is_found_in_a_study_whose_numbers_follow_from_its_mice() => Assert.Empty(StudyAudit.Of(CleanStudy.Study).Findings);

    [Fact]
    public void Every_rule_has_something_to_check_in_it() =>
        Assert.All(StudyAudit.Of(CleanStudy.Study).Rules, r => Assert.True(r.Checks > 0, r.Rule));

    [Fact]
    public void Without_points_the_rules_about_them_do_not_apply()
    {
        var report = StudyAudit.Of(new AuditedStudy(CleanStudy.Study.Study, []));

        Assert.Equal(
            ["points_against_table", "points_of_a_mouse", "deviation_convention", "proportional_bias"],
            report.Rules.Where(r => r.Checks == 0).Select(r => r.Rule));
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("table2.SV.predicted_mean", "38.5")]
    [InlineData("table2.EDV.limit_upper", "7.1")]
    [InlineData("figure4.MassED.pearson_r", "0.927")]
    [InlineData("table2.MassES.t_test_p", "0.32")]
    [InlineData("abstract.EDV.pearson_r", "0.9")]
    [InlineData("share.controls", "36")]
    [InlineData("age.mean", "14.1")]
    public void What_rounding_may_have_done_is_no_finding(string claim, string printed)
    {
        // SV: 62.2 - 23.8 = 38.4 ± 0.1 meets 38.5 ± 0.05, and 38.5 - 38.0 = 0.5 ± 0.1 meets the bias 0.4 ± 0.05. r 0.927 is what SDs and
        // limits allow, but it contradicts the abstract's 0.92, which is left out. Coarser printing of the same value never contradicts.
        var study = CleanStudy.Study.Study;
        var changed = study with
        {
            Claims =
            [
                .. study.Claims
                .Where(c => c.Id != "abstract.MassED.pearson_r")
                .Select(c => c.Id == claim ? c with { Printed = printed } : c)
            ],
        };

        Assert.Empty(StudyAudit.Of(new AuditedStudy(changed, CleanStudy.Study.Points)).Findings);
    }
}
