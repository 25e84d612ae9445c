using Bench.Core.Studies;

namespace Bench.Core.Tests.Studies;

public sealed class StudyTermsTests
{
    private static readonly StudyTerms Patients = StudyTerms.Of(Study.Mouse with
    {
        Name = "hearts",
        CaseWord = "patient",
        CaseWords = "patients",
        Structures = [Structure.RightVentricle, Structure.Myocardium, Structure.BloodPool],
        Units = new StudyUnits(VolumeUnit.Millilitre, MassUnit.Gram),
    });

    [Theory]
    [InlineData("A mouse is left out; no mouse, all mice.", "A patient is left out; no patient, all patients.")]
    [InlineData("Mouse by mouse, and each mouse's masks.", "Patient by patient, and each patient's masks.")]
    [InlineData(
        "Mice outside the limits: Mouse12, mouse-2025, /data/mouse/x.",
        "Patients outside the limits: Mouse12, mouse-2025, /data/mouse/x.")]
    [InlineData("One dormouse.", "One dormouse.")]
    [InlineData("80 mice; a CSV file with the columns mouse and file.", "80 patients; a CSV file with the columns mouse and file.")]
    public void Texts_written_for_mice_speak_of_the_studys_cases(string text, string expected) =>
        Assert.Equal(expected, Patients.Say(text));

    [Fact]
    public void An_article_follows_the_word()
    {
        var animals = Patients with { CaseWord = "animal", CaseWords = "animals" };
        Assert.Equal("An animal and an animal of many animals.", animals.Say("A mouse and a mouse of many mice."));
    }

    [Fact]
    public void Texts_of_the_mouse_study_stay() => Assert.Equal("A mouse.", StudyTerms.Mouse.Say("A mouse."));

    [Fact]
    public void Structures_come_in_the_order_of_tables_and_bring_their_quantities()
    {
        Assert.Equal([Structure.BloodPool, Structure.Myocardium, Structure.RightVentricle], Patients.Structures);
        Assert.Equal(
            ["EDV", "ESV", "SV", "EF", "MassED", "MassES", "RVEDV", "RVESV", "RVSV", "RVEF"], Patients.Quantities.Select(Vocabulary.Code));
        Assert.Equal(["both", "all"], new[] { StudyTerms.Mouse, Patients }.Select(t => t.Code(null)));
    }

    [Fact]
    public void Values_are_printed_in_the_studys_units()
    {
        // patient001 of the challenge: 295,507.8 µL (its published EDV is 295.5078 ml).
        Assert.Equal("295.5 ml", Patients.Print(Quantity.EndDiastolicVolume, 295_507.8));
        Assert.Equal("172.5 g", Patients.Print(Quantity.MassAtEndDiastole, 172_470));
        Assert.Equal("23.7 %", Patients.Print(Quantity.EjectionFraction, 23.6533));
        Assert.Equal("295507.80 µL", StudyTerms.Mouse.Print(Quantity.EndDiastolicVolume, 295_507.8));
    }
}
