using Bench.Core.Studies;
using Bench.Testing;

namespace Bench.Core.Tests.Studies;

/// <summary>Expected values: what the text of each file says.</summary>
public sealed class StudyFileTests
{
    private const string Human = """
        {
          // Labels as the challenge has them.
          "name": "hearts", "title": "Hearts", "species": "human",
          "structures": ["myocardium", "blood_pool", "right_ventricle"],
          "labels": {"reference": {"1": "right_ventricle", "2": "myocardium", "3": "blood_pool", "4": "background"}},
          "layout": "challenge",
          "phases": {"info_file": "Info.cfg", "first_frame": 1},
          "groups": {"info_file": "Info.cfg", "column": "Group"},
          "units": {"volume": "ml", "mass": "g"},
          "papillary_muscles": "blood_pool",
          "plausible": {"edv": [30, 450], "ef": [5, 90], "mass": [20, 400]},
          "working_grid": {"spacing_mm": 1.5, "rows": 160, "columns": 144},
        }
        """;

    [Fact]
    public void Every_entry_of_a_file_is_found_in_the_study()
    {
        var study = Read(Human);

        Assert.Equal(("hearts", "Hearts", "human", "patient", "patients"),
            (study.Name, study.Title, study.Species, study.CaseWord, study.CaseWords));
        Assert.Equal(4, study.ClassCount);
        Assert.Equal((1, 2, 3),
            (study.ReferenceLabels.NumberOf(Structure.RightVentricle), study.ReferenceLabels.NumberOf(Structure.Myocardium),
            study.ReferenceLabels.NumberOf(Structure.BloodPool)));
        Assert.Null(study.ReferenceLabels.Structures[4]);
        Assert.Equal(study.ReferenceLabels, study.PredictionLabels);
        Assert.Equal((PhaseSourceKind.InfoFile, "Info.cfg", 1), (study.Phases.Kind, study.Phases.File, study.Phases.FirstFrame));
        Assert.Equal(("ml", 1000.0, "g", 1000.0),
            (study.Units.VolumeSymbol, study.Units.MicrolitresPerUnit, study.Units.MassSymbol, study.Units.MilligramsPerUnit));
        Assert.Equal(new PlausibleRange(30_000, 450_000), study.PlausibleRanges[PlausibleQuantity.EndDiastolicVolume]);
        Assert.Equal(new PlausibleRange(0.05, 0.9), study.PlausibleRanges[PlausibleQuantity.EjectionFraction]);
        Assert.DoesNotContain(PlausibleQuantity.EndSystolicVolume, study.PlausibleRanges.Keys);
        Assert.Equal(new WorkingGrid(1.5, 160, 144), study.WorkingGrid);
        Assert.Equal((1.05, PapillaryConvention.BloodPool), (study.DensityGramsPerMl, study.Papillary));
        Assert.Equal("16 patients, 1 patient", $"{study.Cases(16)}, {study.Cases(1)}");
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var study = Read(Human);

        Assert.Equal(StudyFile.Text(study), StudyFile.Text(Read(StudyFile.Text(study))));
    }

    [Fact]
    public void The_mouse_study_in_the_program_is_the_one_in_its_file() =>
        Assert.Equal(StudyFile.Text(Study.Mouse),
            StudyFile.Text(StudyFile.Read(RepositoryFolder.Combine("baselines", "studies", "mouse-2025", StudyFile.FileName))));

    [Theory]
    [InlineData("\"3\": \"blood_pool\", \"4\": \"background\"", "\"4\": \"background\"", "$.labels.reference has no label for blood_pool",
        "e.g.")]
    [InlineData("\"4\": \"background\"", "\"4\": \"myocardium\"", "$.labels.reference.4 is myocardium, and so is 2", "one label")]
    [InlineData("\"4\": \"background\"", "\"4\": \"atrium\"", "$.labels.reference.4 is \"atrium\"", "right_ventricle")]
    [InlineData("\"4\": \"background\"", "\"65536\": \"background\"", "$.labels.reference has the label \"65536\"", "0 is background")]
    [InlineData(", \"right_ventricle\"]", "]", "$.labels.reference.1 is right_ventricle, which $.structures does not name", "add it there")]
    [InlineData("[\"myocardium\", ", "[\"myocardium\", \"myocardium\", ", "$.structures names myocardium twice", "once")]
    [InlineData("[\"myocardium\", ", "[", "$.structures lacks myocardium", "always measured")]
    [InlineData("[30, 450]", "[450, 30]", "$.plausible.edv is upside down: 450 is more than 30", "[lowest, highest]")]
    [InlineData("[5, 90]", "[0.05, 0.9]", "$.plausible.ef ends at 0.9", "percent")]
    [InlineData("\"challenge\"", "\"acdc\"", "$.layout is \"acdc\"", "write any, hdf5, nifti, challenge, nnunet or folder")]
    [InlineData(", \"first_frame\": 1", "", "$.phases does not say whether frames count from 0 or 1", "first_frame")]
    [InlineData("\"first_frame\": 1", "\"first_frame\": 2", "$.phases.first_frame is 2", "0 or 1")]
    [InlineData("{\"info_file\": \"Info.cfg\", \"first_frame\": 1}", "{\"rule\": \"curve\", \"fixed\": [0, 9]}", "$.phases needs one of",
        "e.g.")]
    [InlineData("{\"info_file\": \"Info.cfg\", \"first_frame\": 1}", "{\"fixed\": [0, 9], \"first_frame\": 1}",
        "$.phases.fixed is not two different frames", "neither before first_frame")]
    [InlineData("\"info_file\": \"Info.cfg\", \"first", "\"info_file\": \"../Info.cfg\", \"first",
        "$.phases.info_file is no name of a file", "Info.cfg")]
    [InlineData("\"human\"", "\"Homo sapiens\"", "$.species is \"Homo sapiens\"", "lower-case")]
    [InlineData("\"name\": \"hearts\"", "\"name\": \"../hearts\"", "$.name is \"../hearts\"", "letters")]
    [InlineData("\"ml\"", "\"l\"", "$.units.volume is \"l\"", "write µL or ml")]
    [InlineData("\"rows\": 160", "\"rows\": 0", "$.working_grid is 0 × 144", "1 to 4096")]
    [InlineData("\"title\"", "\"titel\"", "titel", "docs/studies.md")]
    [InlineData("\"species\": \"human\",", "", "species is null", "docs/studies.md")]
    [InlineData("\"title\": \"Hearts\"", "\"title\": null", "title", "docs/studies.md")]
    [InlineData("\"1\": \"right_ventricle\"", "\"1\": \"right_ventricle\", \"1\": \"background\"", "there twice", "docs/studies.md")]
    public void A_file_that_cannot_be_used_is_refused_with_place_and_remedy(string part, string instead, string place, string remedy)
    {
        Assert.Contains(part, Human, StringComparison.Ordinal);

        var error = Assert.Throws<InputException>(() => Read(Human.Replace(part, instead, StringComparison.Ordinal)));

        Assert.EndsWith("study.json", error.InputSource, StringComparison.Ordinal);
        Assert.Contains(place, error.Reason, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_compared_by_what_they_mean()
    {
        Assert.True(StudyLabels.Published.AreOwn);
        Assert.Equal(StudyLabels.Published, new StudyLabels([new(2, Structure.BloodPool), new(1, Structure.Myocardium), new(0, null)]));
        Assert.Equal("1=myocardium,2=blood_pool", StudyLabels.Published.ToString());
        Assert.False(Read(Human).ReferenceLabels.AreOwn);
        Assert.Throws<ArgumentException>(() => new StudyLabels([new(1, Structure.BloodPool), new(2, Structure.BloodPool)]));
        Assert.Throws<ArgumentException>(() => new StudyLabels([new(1, null)]));
    }

    private static Study Read(string text)
    {
        var folder = Directory.CreateTempSubdirectory("bench-study-");
        try
        {
            var path = Path.Combine(folder.FullName, StudyFile.FileName);
            File.WriteAllText(path, text);
            return StudyFile.Read(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
