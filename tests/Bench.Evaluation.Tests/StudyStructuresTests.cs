using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using static Bench.Evaluation.Tests.FakeCohort;

namespace Bench.Evaluation.Tests;

/// <summary>What changes with a study that labels the right ventricle, prints ml and g, and has patients.</summary>
public sealed class StudyStructuresTests
{
    private static readonly Study Patients = Study.Mouse with
    {
        Name = "hearts",
        Species = "human",
        CaseWord = "patient",
        CaseWords = "patients",
        Structures = [Structure.Myocardium, Structure.BloodPool, Structure.RightVentricle],
        Units = new StudyUnits(VolumeUnit.Millilitre, MassUnit.Gram),
        DensityGramsPerMl = 1.06,
        PlausibleRanges = new Dictionary<PlausibleQuantity, PlausibleRange> { [PlausibleQuantity.EndDiastolicVolume] = new(10, 400_000) },
        Folder = "hearts",
    };

    [Fact]
    public void The_right_ventricle_is_measured_and_the_mean_is_that_of_all_three()
    {
        // Expert: 8 pool, 4 wall, 4 right ventricle; model: the same, but 2 of the right ventricle: Dice 1, 1 and 2 · 2 / 6.
        var model = Evaluate(Heart(8, 4, 4), Heart(8, 4, 2)).Models[0];

        Assert.Equal(2 / 3.0, model.Dice.Single(d => d.Structure == Structure.RightVentricle && d.Phase == CardiacPhase.EndDiastole).Mean,
            6);
        Assert.Equal((1 + 1 + (2 / 3.0)) / 3, model.Dice.Single(d => d.Structure is null && d.Phase == CardiacPhase.EndDiastole).Mean, 6);
        Assert.Equal(12, model.Dice.Count);
        var volume = model.Cases[0].Function.Single(f => f.Quantity == Quantity.RightEndDiastolicVolume);
        Assert.Equal((4.0, 2.0), (volume.Reference, volume.Predicted));
        Assert.Equal(4 * 1.06, model.Cases[0].Function.Single(f => f.Quantity == Quantity.MassAtEndDiastole).Reference, 12);
    }

    [Fact]
    public void A_mouse_result_holds_nothing_of_a_right_ventricle()
    {
        var result = new Evaluator(Plan([Mouse("Mouse1", Map(8, 4), Map(2, 6))], [FakeModel.Perfect]))
            .Evaluate(null, CancellationToken.None);

        Assert.Null(result.Settings.Cohort);
        Assert.Equal(6, result.Models[0].Agreement.Count);
        Assert.Equal(9, result.Models[0].Dice.Count);
        Assert.Same(result, PrintedResult.Of(result));
    }

    [Fact]
    public void Numbers_are_printed_in_ml_and_g_and_only_once()
    {
        var result = Evaluate(Heart(8, 4, 4), Heart(6, 4, 4));
        var printed = PrintedResult.Of(result);

        var volume = printed.Models[0].Cases[0].Function.Single(f => f.Quantity == Quantity.EndDiastolicVolume);
        Assert.Equal(("ml", 0.008, 0.006), (volume.Unit, volume.Reference, volume.Predicted));
        Assert.Equal("g", printed.Models[0].Agreement.Single(a => a.Quantity == Quantity.MassAtEndDiastole).Unit);
        Assert.Equal("%", printed.Models[0].Agreement.Single(a => a.Quantity == Quantity.RightEjectionFraction).Unit);
        Assert.Equal(0.008, printed.Models[0].Cases[0].Measures.First(m => m.Structure == Structure.BloodPool).Values["volume_reference"],
            12);
        Assert.Equal("ml", printed.MeasureDefinitions.Single(d => d.Name == "volume_error").Unit);
        Assert.Same(printed, PrintedResult.Of(printed));
    }

    [Fact]
    public void What_the_study_takes_for_implausible_is_said_in_its_units_and_words()
    {
        var result = Evaluate(Heart(8, 4, 4), Heart(8, 4, 4));

        var issue = Assert.Single(result.Issues, i => i.Message.Contains("plausible", StringComparison.Ordinal));
        Assert.Contains("EDV is 0.0 ml, outside the range that the study hearts takes for plausible, 0.0 ml to 400.0 ml", issue.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(result.Issues, i =>
            i.Message.Contains("mice", StringComparison.Ordinal) || i.Message.Contains("mouse", StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_are_summarised_apart_and_cases_without_one_come_last()
    {
        var cases = new[] { "a", "b", "c" }.Select(n => Mouse(n, Heart(8, 4, 4), Heart(4, 4, 4))).ToArray();
        var plan = Plan(cases, [FakeModel.Perfect]) with { Cohort = Patients, GroupOf = name => name == "b" ? "" : "DCM" };

        var groups = new Evaluator(plan).Evaluate(null, CancellationToken.None).Models[0].Groups;

        Assert.Equal([("DCM", 2), ("", 1)], groups.Select(g => (g.Group, g.Cases)));
        Assert.Equal(2, groups[0].Agreement.Single(a => a.Quantity == Quantity.EjectionFraction).Count);
        Assert.Equal(3, groups[0].Dice.Count);
    }

    [Fact]
    public void Published_numbers_of_another_species_are_not_judged()
    {
        var study = Claims.FakeStudy.Study with { Species = new Evaluation.Claims.StudySpecies("mouse", 10, 300) };
        var plan = Plan([Mouse("a", Heart(8, 4, 4), Heart(4, 4, 4))], [new FakeModel("m", _ => [Heart(7, 4, 4), Heart(4, 4, 4)])],
            study) with
        { Cohort = Patients };

        var claims = new Evaluator(plan).Evaluate(null, CancellationToken.None).Claims;

        Assert.NotEmpty(claims);
        Assert.All(claims, c =>
            Assert.Equal("the study hearts is of another species ('human') than the published numbers ('mouse').", c.Reason));
    }

    [Theory]
    [InlineData("^case[0-9]$", "the number is of the test set; none of the cases measured here is among them.")]
    [InlineData("^[a-z]$", "n = 1: a judgement over patients needs at least 3.")]
    public void Numbers_of_named_cases_are_judged_on_no_others(string pattern, string reason)
    {
        var study = Claims.FakeStudy.Study;
        study = study with { Species = null, Conventions = study.Conventions with { Cases = "the test set", CasePattern = pattern } };
        var plan = Plan([Mouse("a", Heart(8, 4, 4), Heart(4, 4, 4))], [new FakeModel("m", _ => [Heart(7, 4, 4), Heart(4, 4, 4)])],
            study) with
        { Cohort = Patients };
        plan = plan with { Settings = plan.Settings with { AnySpecies = true } };

        Assert.All(new Evaluator(plan).Evaluate(null, CancellationToken.None).Claims, c => Assert.Equal(reason, c.Reason));
    }

    [Fact]
    public void The_claims_of_the_challenge_are_listed_with_why_they_are_not_judged()
    {
        var study = Evaluation.Claims.PublishedStudy
            .Read(Bench.Testing.RepositoryFolder.Combine("baselines", "published", "acdc-test", "claims.json"));
        var plan = Plan([Mouse("patient001", Heart(8, 4, 4), Heart(4, 4, 4))], [new FakeModel("m", _ => [Heart(7, 4, 4), Heart(4, 4, 4)])],
            study) with
        { Cohort = Patients };

        var claims = new Evaluator(plan).Evaluate(null, CancellationToken.None).Claims;

        Assert.Equal(study.Claims.Count, claims.Count);
        Assert.All(claims, c => Assert.Equal(ClaimOutcome.CannotBeJudged, c.Outcome));
        Assert.Contains("patient101 to patient150", claims[0].Reason, StringComparison.Ordinal);
        Assert.Contains("mean over three structures", claims.First(c => c.ClaimId == "dangi.dice.ED").Reason, StringComparison.Ordinal);
    }

    private static EvaluationResult Evaluate(LabelMap expert, LabelMap found) => new Evaluator(
        Plan([Mouse("patient001", expert, Heart(4, 4, 4))],
            [new FakeModel("model", _ => [found, Heart(4, 4, 4)])]) with
        { Cohort = Patients })
        .Evaluate(null, CancellationToken.None);

    private static LabelMap Heart(int bloodPool, int myocardium, int rightVentricle)
    {
        var labels = new byte[Size.Count];
        labels.AsSpan(0, bloodPool).Fill((byte)Structure.BloodPool);
        labels.AsSpan(bloodPool, myocardium).Fill((byte)Structure.Myocardium);
        labels.AsSpan(bloodPool + myocardium, rightVentricle).Fill((byte)Structure.RightVentricle);
        return new LabelMap(Size, labels);
    }
}
