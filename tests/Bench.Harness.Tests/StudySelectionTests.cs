using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Testing;

namespace Bench.Harness.Tests;

public sealed class StudySelectionTests
{
    [Fact]
    public void None_judges_nothing_and_prints_no_study_beside_the_numbers()
    {
        Assert.Null(StudySelection.Open(StudyCatalogue.Find(StudyCatalogue.None)));
        Assert.Null(StudySelection.Of(Path.GetTempPath(), StudySelection.None));
        Assert.NotNull(StudySelection.Of(Path.GetTempPath(), StudySelection.Default));
    }

    // Without the curve, the points and the claims a report that is drawn elsewhere would lack what the run's own shows.
    [Fact]
    public void A_run_keeps_its_study_with_points_and_volume_curve_and_reads_them_from_there()
    {
        var folder = Directory.CreateTempSubdirectory("bench-study-").FullName;
        try
        {
            var study = StudySelection.Open(Study.Mouse)!;

            var kept = study.KeepIn(folder);

            Assert.Contains("study/points/figure4-volume-curve.csv", kept);
            Assert.Contains("study/points/figure3-volumes.csv", kept);
            Assert.All(kept, file => Assert.Equal(
                File.ReadAllText(Path.Combine(study.Folder, file["study/".Length..])), File.ReadAllText(Path.Combine(folder, file))));
            var table = StudySelection.Of(folder, "of a study that does not come with Bench")!;
            var lines = File.ReadAllLines(Path.Combine(study.Folder, "points", "figure4-volume-curve.csv"));
            Assert.Equal(lines.Length - 1, table.Curve!.Microlitres.Count);
            Assert.Equal(StudySelection.OfRun(folder, "")!.Points.Count, study.Points.Count);

            File.Delete(Path.Combine(folder, "study", "points", "figure4-volume-curve.csv"));
            Assert.Throws<InputException>(() => StudySelection.Of(folder, ""));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_study_that_is_not_there_is_refused_with_what_there_is()
    {
        var error = Assert.Throws<InputException>(() => StudyCatalogue.Find("draft-1999"));

        Assert.Contains("none, or one of: mouse-2025, acdc", error.Message, StringComparison.Ordinal);
        Assert.Contains("draft-2025, jcmr-2026", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_published_numbers_are_the_study_of_mice_judged_by_them()
    {
        var study = StudyCatalogue.Find("jcmr-2026");

        Assert.True(study.IsMouse);
        Assert.EndsWith("jcmr-2026", StudySelection.Open(study)!.Folder, StringComparison.Ordinal);
        Assert.Same(Study.Mouse, StudyCatalogue.Find("mouse-2025"));
        Assert.EndsWith("draft-2025", StudySelection.Open(Study.Mouse)!.Folder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acdc")]
    [InlineData("baselines/studies/acdc")]
    [InlineData("baselines/studies/acdc/study.json")]
    public void A_study_is_found_by_name_folder_and_file(string text)
    {
        var study = StudyCatalogue.Find(text.Contains('/', StringComparison.Ordinal) ? RepositoryFolder.Combine(text.Split('/')) : text);

        Assert.Equal(("acdc", "human", "patients"), (study.Name, study.Species, study.CaseWords));
        Assert.Equal("1=right_ventricle,2=myocardium,3=blood_pool", study.ReferenceLabels.ToString());
    }

    [Fact]
    public void Claims_that_are_not_there_are_refused_by_the_file_that_names_them()
    {
        var error = Assert.Throws<InputException>(() => StudySelection.Open(StudyCatalogue.Find("acdc") with { ClaimsFolder = "nowhere" }));

        Assert.EndsWith("study.json", error.InputSource, StringComparison.Ordinal);
        Assert.Contains("'nowhere'", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_read_files_as_their_study_says_unless_they_say_otherwise()
    {
        var acdc = StudyCatalogue.Find("acdc");
        var options = new RunOptions { Study = acdc };

        Assert.Equal("1=right_ventricle,2=myocardium,3=blood_pool", options.Reading.Labels.ToString());
        Assert.Equal(1, options.Reading.FirstFrame);
        Assert.Equal(" --study acdc", options.Reading.AsOptions);
        Assert.Equal("ED and ES of each patient as its Info.cfg says.", options.Phases.Description);
        Assert.Same(PhaseRule.Published, new RunOptions().Phases);
        Assert.Equal("", new RunOptions().Reading.AsOptions);
        var stated = options with
        {
            Reading = ReadingOptions.Default with
            {
                Labels = LabelScheme.Parse("--labels",
            "1=blood_pool,2=myocardium")
            }
        };
        Assert.Equal(" --study acdc --labels 1=blood_pool,2=myocardium", stated.Reading.AsOptions);
    }
}
