using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;
using Bench.Reporting.Tests.Figures;
using Bench.Reporting.Wording;
using Bench.Testing;

namespace Bench.Reporting.Tests.Pages;

public sealed partial class ReportContentTests
{
    private static readonly PublishedTable Study = PublishedTable.Load(
        RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));

    public static TheoryData<string> States => SampleStates.Names;

    [Theory]
    [MemberData(nameof(States))]
    public void Every_section_that_a_text_refers_to_is_there(string state)
    {
        var blocks = ReportContent.Of(SampleStates.Result(state), Study);
        var titles = blocks.OfType<Heading>().Select(h => h.Text).ToArray();
        var texts = blocks.Select(Text).ToArray();
        var references = texts.SelectMany(t => See().Matches(t)).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.All(references, r => Assert.Contains(titles, t => t.StartsWith(r, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_issue_of_many_cases_is_one_row()
    {
        RunIssue[] issues =
        [
            .. Enumerable.Range(1, 9).Select(i => new RunIssue(
                IssueSeverity.Warning, $"Mouse{i}", $"Mouse{i} has {i} frames without contours; they are left out.")),
            new(IssueSeverity.Error, "Mouse10", "it cannot be read"),
        ];
        var groups = IssueGroup.Of(issues);
        Assert.Equal(["Mouse10", "9: Mouse1, Mouse2, Mouse3, Mouse4, Mouse5, Mouse6 and 3 more"], groups.Select(g => g.Subjects));
        Assert.StartsWith("Mouse1 has 1 frames", groups[1].Message, StringComparison.Ordinal);
        Assert.Contains("The first of 9", groups[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_change_a_mask_alike_are_one_change()
    {
        CleaningEffect Effect(string rule, int removed) => new(rule, 0, CardiacPhase.EndDiastole, Structure.BloodPool, removed, 0.9, 1);
        var sample = SampleResult.Create(1, 3);
        var mouse = sample.Models[0].Cases[0] with { Cleaning = [Effect("published", 12), Effect("largest", 12), Effect("none", 0)] };
        var other = sample.Models[0].Cases[1] with { Cleaning = [Effect("published", 5), Effect("largest", 20)] };
        var changed = CleaningSection.Changed([sample.Models[0] with { Cases = [mouse, other] }]);
        Assert.Equal([("largest", 20), ("published, largest", 12), ("published", 5)], changed.Select(c => (c.Rules,
            c.Effect.RemovedVoxels)));
    }

    [Fact]
    public void A_limit_has_one_rounding_wherever_it_is_printed()
    {
        // One model whose bias is known to ±0.2 and one to ±4: with the rule for each alone, the same quantity had one decimal here and
        // none there.
        var result = SampleResult.Create(2, 25);
        var models = result.Models.Select((m, i) => m with
        {
            Agreement = [.. m.Agreement.Select(a => a with { Bias = new(0.31, 0.31 - (0.2 + (4 * i)), 0.31 + 0.2 + (4 * i)) })],
        }).ToArray();
        var scales = new AgreementScales(models, null);
        Assert.All(
            models[0].Agreement, a => Assert.Equal(scales.Decimals(a.Quantity), Estimates.Decimals(models, a.Quantity)));
        Assert.Equal(1, scales.Decimals(Quantity.EndDiastolicVolume));
        Assert.Contains("+0.3", FigureText.Of(AgreementPanelsFigure.Of(models[0], 0, FigureWidths.Report, scales)!));
    }

    [Fact]
    public void Verdicts_are_counted_by_what_is_shown_with_mice_and_power()
    {
        ClaimVerdict Claim(ClaimFinding finding, ClaimOutcome outcome, double power) =>
            new("id", "s", "w", "m", "", 1, 1, outcome, "r") { Finding = finding, Power = power, Count = 3 };
        ClaimVerdict[] claims =
        [
            Claim(ClaimFinding.Equivalent, ClaimOutcome.Reproduced, 0.33), Claim(ClaimFinding.Compatible, ClaimOutcome.Reproduced, 0.17),
            Claim(ClaimFinding.Compatible, ClaimOutcome.Reproduced, 0.2), Claim(ClaimFinding.Better, ClaimOutcome.NotReproduced,
                double.NaN),
            Claim(ClaimFinding.TooFewMice, ClaimOutcome.CannotBeJudged, double.NaN),
        ];
        Assert.Equal(
            "1 shown equivalent, 2 compatible, not proven, 1 different (1 better), 1 cannot be judged", VerdictWords.Counts(claims));
        Assert.Equal(
            "n = 3; a difference as large as the margin would be seen with probability 0.17 to 0.33 (power).",
                VerdictWords.Evidence(claims));
        Assert.Equal(Palette.Shown, Palette.Of(claims[0]));
        Assert.Equal(Palette.Grey, Palette.Of(claims[1]));
        Assert.Equal(Palette.Different, Palette.Of(claims[3]));
    }

    [Fact]
    public void No_colour_means_two_things() => Assert.Distinct(Palette.Meanings.Select(m => m.Color));

    [Fact]
    public void Fifths_run_from_base_to_apex_whichever_end_the_file_begins_with()
    {
        // One mouse stored from base, one from apex: the base has Dice 0.5 (2·1/(2+2)), the apex 1, in both.
        CaseResult Mouse(string name, bool baseFirst)
        {
            SliceMeasures Slice(int slice, SliceRegionAt at) => new(
                CardiacPhase.EndDiastole, slice, slice, Structure.BloodPool, 2, 2, at == SliceRegionAt.Base ? 1 : 2)
            {
                Region = at == SliceRegionAt.Base ? Core.Location.SliceRegion.Base : Core.Location.SliceRegion.Apex,
            };
            return new CaseResult(
                name, true, [], [],
                [Slice(0, baseFirst ? SliceRegionAt.Base : SliceRegionAt.Apex), Slice(1,
                    baseFirst ? SliceRegionAt.Apex : SliceRegionAt.Base)], 0);
        }

        var model = SampleResult.Create(1, 2).Models[0] with { Cases = [Mouse("Mouse1", true), Mouse("Mouse2", false)] };
        Assert.Equal([0.5, 0.5], VentricleFifths.Dice(model, Structure.BloodPool, 0));
        Assert.Equal([1.0, 1.0], VentricleFifths.Dice(model, Structure.BloodPool, 4));
        Assert.Equal((2, 0.5), (VentricleFifths.Summary(model, Structure.BloodPool, 0).Count, VentricleFifths.Summary(model,
            Structure.BloodPool, 0).Mean));
    }

    [Fact]
    public void A_figure_that_does_not_fit_waits_while_text_fills_the_page()
    {
        Figure Of(float height) => new("f", "f", "c", 100, height, _ => { });
        var tall = new FigureBlock(Of(Sheet.TextHeight * 0.6f), 1);
        var second = new FigureBlock(Of(Sheet.TextHeight * 0.6f), 2);
        var text = new Paragraph("after", Fonts.Body);
        var flow = PageFlow.Of([tall, second, text]);
        Assert.Equal([[tall, text], [second]], flow.Pages.Select(p => p.Select(b => b.Block)));
        Assert.True(flow.White[0] < 0.4);
    }

    [Theory]
    [InlineData(new double[] { 60, 50, 40, 30, 40, 50 }, true)]
    [InlineData(new double[] { 60, 58, 56, 40, 30, 28 }, false)]
    public void A_curve_is_a_whole_beat_where_its_last_frame_leads_to_its_first(double[] volumes, bool closes) =>
        Assert.Equal(closes, VolumeCurvesFigure.Closes(volumes));

    [Fact]
    public void The_study_brings_its_mice_and_its_curve()
    {
        // figure3-volumes.csv and figure4-volume-curve.csv, first rows.
        var volumes = Study.Points.Single(p => p.Quantity == Quantity.EndDiastolicVolume);
        Assert.Equal((25, 46.11, 45.88), (volumes.Reference.Count, volumes.Reference[0], volumes.Predicted[0]));
        Assert.Equal((0.0, 91.9, "Figure 4"), (Study.Curve!.TimesMs[0], Study.Curve.Microlitres[0], Study.Curve.Where));
    }

    private enum SliceRegionAt
    {
        Base,
        Apex,
    }

    private static string Text(Block block)
    {
        var page = new HtmlPage();
        block.Write(page);
        return Tags().Replace(page.ToString(), string.Empty);
    }

    [GeneratedRegex(@"\b[Ss]ee (?:the section )?(Methods|Issues|Provenance|Training|Supplement|Claims[\w ]*)")]
    private static partial Regex See();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
