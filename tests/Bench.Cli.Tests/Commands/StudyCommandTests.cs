using System.Text.Json;
using Bench.Core.Studies;
using Bench.Data.Splits;
using Bench.Data.Tests.Layouts;

namespace Bench.Cli.Tests.Commands;

/// <summary>Studies at the command line, on hearts of counted voxels in the challenge's layout.</summary>
public sealed class StudyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-study-").FullName;

    [Fact]
    public async Task A_template_is_a_study_that_fits_the_folder_it_was_made_from()
    {
        SmallHearts.Challenge(In("hearts"), "patient001", "DCM");

        var made = await CommandRun.Of("study", "new", In("hearts"), "--out", In("described"));
        var checkedRun = await CommandRun.Of("study", "check", In("described"), "--data", In("hearts"));

        Assert.True(made.Code == ExitCode.Done, made.Error);
        Assert.Contains("1 case in the layout challenge; labels 1, 2, 3", made.Output, StringComparison.Ordinal);
        var study = StudyFile.Read(Path.Combine(In("described"), "study.json"));
        Assert.Equal("1=right_ventricle,2=myocardium,3=blood_pool", study.ReferenceLabels.ToString());
        Assert.Equal((PhaseSourceKind.InfoFile, 1, "Group"), (study.Phases.Kind, study.Phases.FirstFrame, study.Groups!.Column));
        Assert.True(checkedRun.Code == ExitCode.Done, checkedRun.Output + checkedRun.Error);
        Assert.Contains("1 case in ", checkedRun.Output, StringComparison.Ordinal);
        Assert.Contains("Problems: none\nWarnings: none\n", checkedRun.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("study", "new", In("hearts"), "--out", In("described"))).Code);
    }

    [Fact]
    public async Task What_does_not_fit_is_named_case_by_case()
    {
        SmallHearts.Challenge(In("hearts"), "patient001");
        SmallHearts.Challenge(In("hearts"), "patient002", right: 12);
        SmallHearts.Mask(In("hearts/patient001/patient001_frame07_gt.nii.gz"), 30, 20, 0);
        File.Delete(In("hearts/patient002/patient002_frame07_gt.nii.gz"));
        await CommandRun.Of("study", "new", In("hearts"), "--out", In("described"));
        var file = Path.Combine(In("described"), "study.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"density", "\"split\": \"nowhere\", \"density", StringComparison.Ordinal));

        var run = await CommandRun.Of("study", "check", file, "--data", In("hearts"));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("there is no file 'nowhere'", run.Output, StringComparison.Ordinal);
        Assert.Contains("patient001: ES has no right ventricle", run.Output, StringComparison.Ordinal);
        Assert.Contains("patient002: by Info.cfg, frame 7 is end-systole, and it has no mask", run.Output, StringComparison.Ordinal);
        Assert.Contains("patient002: it has no ES.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_study_are_verified_in_its_words_units_and_groups()
    {
        SmallHearts.Challenge(In("hearts"), "patient001", "DCM");
        SmallHearts.Challenge(In("hearts"), "patient002", "NOR", right: 12);

        var text = await CommandRun.Of("verify-data", "--study", "acdc", "--data", In("hearts"));
        var json = await CommandRun.Of("verify-data", "--study", "acdc", In("hearts"), "--json");

        Assert.True(text.Code == ExitCode.Done, text.Output + text.Error);
        Assert.Contains("2 patients of the folder hearts", text.Output, StringComparison.Ordinal);
        Assert.Contains("patient001: EDV is 2.4 ml, outside the study's 30 to 450 ml.", text.Output, StringComparison.Ordinal);
        Assert.Matches(@"DCM +1\r?\n", text.Output);
        Assert.DoesNotContain("mice", text.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        var volumes = document.RootElement.GetProperty("volumes")[0];
        Assert.Equal(2.4, volumes.GetProperty("edv").GetDouble(), 1e-6);
        Assert.Equal("DCM", volumes.GetProperty("group").GetString());
    }

    [Fact]
    public async Task A_split_by_group_keeps_cases_of_the_same_images_together()
    {
        for (var i = 1; i <= 10; i++)
            SmallHearts.Challenge(In("hearts"), FormattableString.Invariant($"patient{i:000}"), i % 2 == 0 ? "DCM" : "NOR");
        foreach (var frame in new[] { "01", "07" })
        {
            File.Copy(In($"hearts/patient002/patient002_frame{frame}.nii.gz"), In($"hearts/patient010/patient010_frame{frame}.nii.gz"),
                overwrite: true);
        }

        var run = await CommandRun.Of("split", "make", "--study", "acdc", "--data", In("hearts"), "--stratify", "group", "--out",
            In("split.json"));

        Assert.True(run.Code == ExitCode.Done, run.Error);
        Assert.Contains("7 training, 1 validation, 2 test patients", run.Output, StringComparison.Ordinal);
        var split = Split.Read(In("split.json"));
        Assert.Equal(["DCM", "NOR"], split.Test.Select(p => int.Parse(p[7..], null) % 2 == 0 ? "DCM" : "NOR").Order());
        Assert.Single(split.Lists, list => list.Mice.Intersect(["patient002", "patient010"]).Count() == 2);
        Assert.StartsWith("5 DCM, 5 NOR; ", split.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Studies_that_come_with_the_program_are_listed_and_sound()
    {
        var run = await CommandRun.Of("study", "list");

        Assert.Equal(["mouse-2025", "acdc"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[0]).Take(2));
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var found = await CommandRun.Of("study", "check", line.Split(' ')[0]);
            Assert.True(found.Code == ExitCode.Done, found.Output);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);
}
