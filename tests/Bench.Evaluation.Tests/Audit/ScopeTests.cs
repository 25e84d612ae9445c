using Bench.Core;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Tests.Audit;

/// <summary>Which numbers are held against each other: those of the same mice, however few a study prints.</summary>
public sealed class ScopeTests
{
    private const Quantity Edv =
        Quantity.EndDiastolicVolume, Esv = Quantity.EndSystolicVolume, Sv = Quantity.StrokeVolume, Ef = Quantity.EjectionFraction;

    [Fact]
    public void A_mean_over_other_mice_is_not_the_difference_of_two_means()
    {
        // One mouse has no ES: SV and ESV are over 24, EDV is over 25.
        PublishedClaim[] claims =
        [
            Claim(Edv, ClaimStatistic.ReferenceMean, "65.6", n: 25),
            Claim(Esv, ClaimStatistic.ReferenceMean, "27.3", n: 24),
            Claim(Sv, ClaimStatistic.ReferenceMean, "37.9", n: 24),
        ];

        Assert.Empty(Findings(claims));
        Assert.Single(Findings([.. claims.Select(c => c with { N = 25 })]), f => f.Rule == "stroke_volume");
    }

    [Fact]
    public void Two_groups_of_mice_are_held_apart_by_their_subject()
    {
        PublishedClaim[] Group(string subject, string reference, string predicted, string bias) =>
        [
            Claim(
                Edv,
                ClaimStatistic.ReferenceMean,
                reference,
                subject: subject), Claim(Edv,
                ClaimStatistic.PredictedMean,
                predicted,
                subject: subject), Claim(Edv,
                ClaimStatistic.Bias,
                bias,
                subject: subject),
        ];

        Assert.Empty(Findings([.. Group("7T", "60.0", "61.0", "1.0"), .. Group("11.7T", "50.0", "48.0", "-2.0")]));
        var finding = Assert.Single(Findings([.. Group("7T", "60.0", "61.0", "1.0"), .. Group("11.7T", "50.0", "48.0", "2.0")]));
        Assert.All(finding.Claims, c => Assert.Contains("11.7T", c, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_number_over_other_mice_need_not_be_the_same() =>
        Assert.Empty(
            Findings([Claim(Edv, ClaimStatistic.PearsonR, "0.94", n: 25), Claim(Edv, ClaimStatistic.PearsonR, "0.91", n: 15, place: "2")]));

    [Fact]
    public void One_limit_with_the_bias_says_as_much_as_two()
    {
        // (12.1 − 2.3)/1.96 = 5.0: t = 2.3 · √57 / 5 = 3.47, p = 0.001; printed is 0.251.
        PublishedClaim[] claims =
        [
            Claim(Edv, ClaimStatistic.Bias, "2.30", n: 57), Claim(
                Edv, ClaimStatistic.LimitUpper, "12.10", n: 57), Claim(Edv, ClaimStatistic.TTestP, "0.251", n: 57),
        ];

        var finding = Assert.Single(Findings(claims));
        Assert.Equal("p_value", finding.Rule);
        Assert.Contains("a bias of 2.30 and an upper limit of 12.10", finding.Message, StringComparison.Ordinal);
        Assert.InRange(0.001, finding.ConsistentLow, finding.ConsistentHigh);
        Assert.Empty(Findings([.. claims.Select(c => c.Statistic == ClaimStatistic.TTestP ? c with { Printed = "0.001" } : c)]));
    }

    [Fact]
    public void One_limit_with_both_means_shows_an_impossible_SD()
    {
        // (105 − 107 + 3 → 1)/1.96: the differences have an SD of about 0.5, but SDs of 35 and 22 differ by 13.
        PublishedClaim[] claims =
        [
            Claim(
                Edv,
                ClaimStatistic.ReferenceMean,
                "107"), Claim(Edv,
                ClaimStatistic.ReferenceSd,
                "35"), Claim(Edv,
                ClaimStatistic.PredictedMean,
                "105"), Claim(Edv,
                ClaimStatistic.PredictedSd,
                "22"),
            Claim(Edv, ClaimStatistic.LimitLower, "-3"),
        ];

        Assert.Equal("implied_correlation", Assert.Single(Findings(claims)).Rule);
    }

    [Fact]
    public void SDs_and_r_give_p_where_no_limit_is_printed()
    {
        // SD of the differences √(10² + 10² − 2 · 0.94 · 100) = 3.464; t = 3 · 5 / 3.464 = 4.33, p = 0.0002.
        PublishedClaim[] claims =
        [
            Claim(
                Edv,
                ClaimStatistic.ReferenceSd,
                "10.0"), Claim(Edv,
                ClaimStatistic.PredictedSd,
                "10.0"), Claim(Edv,
                ClaimStatistic.PearsonR,
                "0.94"), Claim(Edv,
                ClaimStatistic.Bias,
                "3.0"),
            Claim(Edv, ClaimStatistic.TTestP, "0.165"),
        ];

        var finding = Assert.Single(Findings(claims));
        Assert.Contains("SDs of 10.0 and 10.0 with r = 0.94", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Findings([.. claims.Select(c => c.Statistic == ClaimStatistic.TTestP ? c with { Printed = "<0.001" } : c)]));
    }

    [Fact]
    public void A_bound_is_consistent_with_every_number_on_its_side()
    {
        PublishedClaim[] claims = [Claim(Edv, ClaimStatistic.TTestP, ">0.05"), Claim(Edv, ClaimStatistic.TTestP, "0.365", place: "2")];

        Assert.Empty(Findings(claims));
        Assert.Single(Findings([claims[0], claims[1] with { Printed = "0.012" }]), f => f.Rule == "printed_twice");
    }

    [Fact]
    public void Limits_that_round_to_the_same_are_not_the_wrong_way_round() =>
        Assert.Empty(Findings([Claim(Edv, ClaimStatistic.LimitLower, "0.001"), Claim(Edv, ClaimStatistic.LimitUpper, "0.00")]));

    [Fact]
    public void Points_of_EF_as_fractions_need_no_claim_to_say_so()
    {
        double[] edv = [60, 70, 80], esv = [30, 28, 20];
        PointColumns Of(Quantity quantity, IEnumerable<double> values) =>
            new(new PublishedPoints("p.csv", quantity, "e", "m", 0), [.. values], [.. values]);
        var study = new PublishedStudy("s", "v", "", 3, [Claim(Edv, ClaimStatistic.ReferenceMean, "70")], [], new StudyConventions());

        var report = StudyAudit.Of(new AuditedStudy(study, [Of(Edv, edv), Of(Esv, esv), Of(Ef, edv.Zip(esv, (d, s) => 1 - (s / d)))]));

        Assert.DoesNotContain(report.Findings, f => f.Rule == "points_of_a_mouse");
    }

    private static IReadOnlyList<AuditFinding> Findings(PublishedClaim[] claims) =>
        StudyAudit.Of(new AuditedStudy(new PublishedStudy("s", "v", "", 25, claims, [], new StudyConventions()), [])).Findings;

    private static PublishedClaim Claim(
        Quantity quantity, ClaimStatistic statistic, string printed, int? n = null, string? subject = null, string place = "1") => new(
        $"{place}.{subject}.{quantity}.{statistic}",
        $"{quantity}, {statistic}",
        new ClaimPlace(Table: place),
        ClaimMeasure.Agreement,
        statistic,
        printed,
        statistic is ClaimStatistic.PearsonR or ClaimStatistic.TTestP ? "" : quantity == Ef ? "%" : "µL",
        ClaimJudgement.SelfConsistency,
        n,
        Quantity: quantity,
        Subject: subject);
}
