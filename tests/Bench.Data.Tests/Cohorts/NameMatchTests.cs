using System.Diagnostics;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Testing;

namespace Bench.Data.Tests.Cohorts;

public sealed class NameMatchTests
{
    private static readonly StackSize Size = new(8, 8, 2);

    [Theory]
    [InlineData("{name}_pred", "Mouse11", "Mouse11_pred")]
    [InlineData("case_{number:4}", "Mouse11", "case_0011")]
    [InlineData("case_{number-1:4}", "Mouse1", "case_0000")]
    [InlineData("mouse{number}", "Mouse07", "mouse7")]
    [InlineData("mouse{number}", "Mouse0", "mouse0")]
    public void A_pattern_makes_the_name_of_a_file(string pattern, string mouse, string file) =>
        Assert.Equal(file, NameMatch.OfPattern("--match", pattern).NameOf(mouse));

    [Theory]
    [InlineData("pred")]
    [InlineData("{mouse}_pred")]
    [InlineData("{number:0}")]
    public void A_pattern_without_a_placeholder_or_with_an_unknown_one_is_refused(string pattern) =>
        Assert.Throws<InputException>(() => NameMatch.OfPattern("--match", pattern));

    [Theory]
    [InlineData("Mouse{0}_pred", 1, "--match {name}_pred ")]
    [InlineData("case_{0:0000}", 1, "--match case_{number:4} ")]
    [InlineData("case_{0:0000}", 0, "--match case_{number-1:4} ")]
    [InlineData("mouse{0}", 1, "--match mouse{number} ")]
    [InlineData("Mouse{0:00}", 1, "--match Mouse{number:2} ")]
    public void Wrong_names_of_many_mice_are_one_message_with_the_pattern_that_fits(string format, int first, string words)
    {
        using var scratch = new ScratchFolder();
        string[] mice = [.. Enumerable.Range(1, 130).Select(i => $"Mouse{i}")];
        foreach (var i in Enumerable.Range(first, 130))
            File.WriteAllText(scratch.Combine(string.Format(null, format, i) + ".h5"), "x");

        var (missing, problem) = MaskFolder.Open(scratch.Path, mice).Missing(mice)!.Value;

        Assert.Equal(format == "Mouse{0:00}" ? 9 : 130, missing.Count);
        Assert.Contains(words, problem.Remedy, StringComparison.Ordinal);
        Assert.True(problem.Message.Length < 800, problem.Message);
    }

    [Fact]
    public void Names_that_nothing_resembles_are_listed_without_a_guess()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("subject-a.h5"), "x");

        var problem = MaskFolder.Open(scratch.Path, ["Mouse1"]).Missing(["Mouse1"])!.Value.Problem;

        Assert.Contains("subject-a.h5", problem.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("nearest", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_mouse_is_no_frame_of_this_one()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("A_ED.nii"), "x");
        File.WriteAllText(scratch.Combine("A_frame_2.nii"), "x");

        Assert.Equal(["A_ED.nii"], MaskFolder.Open(scratch.Path, ["A"]).FilesOf("A"));
        Assert.Empty(MaskFolder.Open(scratch.Path, ["A", "A_ED"]).FilesOf("A"));
        Assert.Equal(["A_frame_2.nii"], MaskFolder.Open(scratch.Path, ["A"]).Strangers());
    }

    [Fact]
    public void Endings_in_capitals_are_read_and_names_that_differ_in_capitals_alone_are_refused()
    {
        using var scratch = new ScratchFolder();
        Write(scratch.Combine("Mouse1.h5"));
        Write(scratch.Combine("Mouse2.h5"));
        File.Move(scratch.Combine("Mouse2.h5"), scratch.Combine("Mouse2.H5"));
        File.WriteAllText(scratch.Combine("Mouse3.hdf5"), "x");

        var cohort = CohortFolder.Open(scratch.Path);

        Assert.Equal(["Mouse1", "Mouse2"], cohort.Mice);
        Assert.Equal(["Mouse2.H5"], cohort.FilesOf("Mouse2"));
        Assert.Equal(["Mouse3.hdf5"], cohort.Unused);
        Assert.Single(cohort.Read("Mouse2", requireImages: false).Frames);
        Assert.Contains("nearest is Mouse1", Assert.Throws<InputException>(() => cohort.Read("mouse01")).Reason, StringComparison.Ordinal);

        Write(scratch.Combine("mouse2.h5"));
        Assert.Contains(
            "Mouse2.H5 and mouse2.h5",
            Assert.Throws<InputException>(() => CohortFolder.Open(scratch.Path)).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_links_to_nothing_pipes_and_empty_files_are_named_and_nothing_waits_for_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "pipes in folders are of Unix.");
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch.Combine("folder.h5"));
        File.CreateSymbolicLink(scratch.Combine("link.h5"), "/nowhere/mouse.h5");
        using (var make = Process.Start("mkfifo", [scratch.Combine("pipe.h5")]))
            make.WaitForExit();
        File.WriteAllText(scratch.Combine("empty.h5"), "");

        var cohort = CohortFolder.Open(scratch.Path);

        string Reason(string mouse) => Assert.Throws<InputException>(() => cohort.Read(mouse)).Reason;
        Assert.Contains("is a folder", Reason("folder"), StringComparison.Ordinal);
        Assert.Contains("is a link to /nowhere/mouse.h5", Reason("link"), StringComparison.Ordinal);
        Assert.Contains("a device, a pipe or a socket", Reason("pipe"), StringComparison.Ordinal);
        Assert.Contains("is empty", Reason("empty"), StringComparison.Ordinal);
        Assert.All(cohort.Mice, mouse => Assert.NotEmpty(cohort.Examine(mouse).Problems));
        Assert.DoesNotContain(
            "folder.h5",
            CohortHash.OfFiles(
                scratch.Path, cohort.Mice.SelectMany(cohort.FilesOf), skipUnreadable: true, TestContext.Current.CancellationToken).Keys);
    }

    private static void Write(string path)
    {
        var labels = new byte[Size.Count];
        labels[9] = 2;
        MaskFile.Write(path, Size, 1, [(0, new LabelMap(Size, labels))]);
    }
}
