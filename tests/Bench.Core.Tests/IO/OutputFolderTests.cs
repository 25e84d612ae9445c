using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

/// <summary>The gate before a folder: nothing that Bench did not make is lost, by whatever path the folder was named.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-core-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_of_somebody_else_is_named_and_stays_until_the_user_allows_its_loss()
    {
        File.WriteAllText(At("Mouse2.h5"), "images");
        File.WriteAllText(At("Mouse10.h5"), "images");
        var claim = new PlannedOutput("clean", ["Mouse1.h5", "Mouse2.h5", "Mouse10.h5"], Overwrite: false);

        var refusal = Assert.Throws<InputException>(() => OutputFolder.Open(_folder, claim));

        Assert.Equal(At("Mouse2.h5"), refusal.InputSource);
        Assert.Contains("`bench clean` did not make it (and so are Mouse10.h5)", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--overwrite", refusal.Remedy, StringComparison.Ordinal);
        Assert.Equal(["Mouse10.h5", "Mouse2.h5"], Names());
        OutputFolder.Open(_folder, claim with { Overwrite = true }).Dispose();
    }

    [Fact]
    public void What_the_same_command_made_is_replaced_and_what_it_no_longer_makes_is_removed()
    {
        Make(new PlannedOutput("curves", ["curves.csv", "figures"], false), "curves.csv", "figures/Mouse1.svg", "figures/Mouse2.svg");
        File.WriteAllText(At("figures/mine.svg"), "mine");

        Make(new PlannedOutput("curves", ["curves.csv", "figures"], false), "curves.csv", "figures/Mouse2.svg");

        Assert.Equal(["Mouse2.svg", "mine.svg"], Directory.GetFiles(At("figures")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_made_of_something_else_is_kept()
    {
        Make(new PlannedOutput("evaluate", ["result.json"], false) { Of = "these masks" }, "result.json");

        var refusal = Assert.Throws<InputException>(
            () => OutputFolder.Open(_folder, new PlannedOutput("evaluate", ["result.json"], false) { Of = "others" }));

        Assert.Contains("other files or with other options", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_commands_file_is_in_the_way_unless_it_is_drawn_anew()
    {
        Make(new PlannedOutput("run", ["result.json", "report.pdf"], false), "result.json", "report.pdf");

        Assert.Throws<InputException>(() => OutputFolder.Open(_folder, new PlannedOutput("evaluate", ["result.json"], false)));
        OutputFolder.Open(_folder, new PlannedOutput("report", ["report.pdf"], false) { Continues = ["run"] }).Dispose();
    }

    [Fact]
    public void The_folder_that_is_read_is_recognised_through_links_whatever_the_user_allows()
    {
        var link = At("link");
        var data = Directory.CreateDirectory(At("data")).FullName;
        Directory.CreateSymbolicLink(link, data);

        foreach (var output in new[] { link, data, Path.Combine(link, "..", "data") + "/" })
        {
            var refusal = Assert.Throws<InputException>(
                () => OutputFolder.Open(output, new PlannedOutput("clean", [], Overwrite: true) { Read = [data] }));
            Assert.Equal("is the folder that is read.", refusal.Reason);
        }

        Assert.Empty(Directory.GetFileSystemEntries(data));
    }

    [Fact]
    public void A_link_out_of_the_folder_is_in_the_way_and_links_in_circles_end()
    {
        var elsewhere = Directory.CreateDirectory(At("elsewhere")).FullName;
        var output = Directory.CreateDirectory(At("output")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(output, "figures"), elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(output, "a"), ".");
        Directory.CreateSymbolicLink(Path.Combine(output, "b"), ".");

        Assert.Throws<InputException>(() => OutputFolder.Open(output, new PlannedOutput("curves", ["figures"], false)));
        OutputFolder.Open(output, new PlannedOutput("curves", ["a", "figures"], Overwrite: true)).Dispose();
    }

    [Fact]
    public void A_lock_that_is_a_folder_is_named()
    {
        Directory.CreateDirectory(At(".lock"));

        var refusal = Assert.Throws<InputException>(() => OutputFolder.Open(_folder, new PlannedOutput("curves", [], false)));

        Assert.Equal(At(".lock"), refusal.InputSource);
    }

    [Fact]
    public void Two_cannot_write_to_a_folder_at_once()
    {
        var claim = new PlannedOutput("curves", ["curves.csv"], false);
        using (OutputFolder.Open(_folder, claim))
        {
            Assert.Contains(
                "at work in it", Assert.Throws<InputException>(() => OutputFolder.Open(_folder, claim)).Reason, StringComparison.Ordinal);
        }

        OutputFolder.Open(_folder, claim).Dispose();
    }

    [Fact]
    public void What_a_killed_program_left_half_written_is_removed_and_nothing_else()
    {
        var elsewhere = Directory.CreateDirectory(At("elsewhere")).FullName;
        var output = Directory.CreateDirectory(At("output")).FullName;
        Directory.CreateDirectory(Path.Combine(output, "weights"));
        Directory.CreateSymbolicLink(Path.Combine(output, "figures"), elsewhere);
        var remains = $".bench-{Guid.NewGuid():N}.tmp";
        string[] theirs =
        [
            Path.Combine(elsewhere, remains), Path.Combine(output, "notes.tmp"),
            Path.Combine(output, $"a.h5.{Guid.NewGuid():N}.tmp"),
        ];
        Array.ForEach([.. theirs, Path.Combine(output, remains), Path.Combine(output, "weights", remains)], f => File.WriteAllText(f, "x"));

        OutputFolder.Open(output, new PlannedOutput("run", ["weights", "figures"], Overwrite: true)).Dispose();

        Assert.Equal(
            theirs.Order(),
            Directory.GetFiles(
                _folder,
                "*.tmp",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order());
    }

    [Fact]
    public void A_damaged_record_makes_no_file_anybodys()
    {
        Make(new PlannedOutput("curves", ["curves.csv"], false), "curves.csv");
        File.WriteAllText(At(OutputFolder.RecordName), """{"commands":{"curves":null}}""");

        Assert.Throws<InputException>(() => OutputFolder.Open(_folder, new PlannedOutput("curves", ["curves.csv"], false)));
    }

    [Fact]
    public void A_record_cannot_make_a_file_outside_the_folder_disappear()
    {
        var output = Directory.CreateDirectory(At("output")).FullName;
        File.WriteAllText(At("precious.txt"), "x");
        File.WriteAllText(Path.Combine(output, OutputFolder.RecordName), """{"commands":{"curves":{"of":"","names":[],"files":["../precious.txt","PATH"]}}}""".Replace("PATH", At("precious.txt"), StringComparison.Ordinal));

        using (var taken = OutputFolder.Open(output, new PlannedOutput("curves", [], false)))
        {
            taken.Finish([]);
        }

        Assert.True(File.Exists(At("precious.txt")));
    }

    [Fact]
    public void A_single_file_is_replaced_only_where_it_is_neither_read_nor_a_device_nor_unasked_for()
    {
        var (input, output) = (At("mouse.h5"), At("manifest.json"));
        File.WriteAllText(input, "x");
        OverwriteGuard.RequireFree(output, overwrite: false, [input]);
        File.WriteAllText(output, "x");

        Assert.Contains(
            "there already",
            Assert.Throws<InputException>(() => OverwriteGuard.RequireFree(output, false, [input])).Reason,
            StringComparison.Ordinal);
        OverwriteGuard.RequireFree(output, overwrite: true, [input]);
        Assert.Contains(
            "file that is read",
            Assert.Throws<InputException>(() => OverwriteGuard.RequireFree(input, true, [input])).Reason,
            StringComparison.Ordinal);
        Assert.Contains(
            "folder", Assert.Throws<InputException>(() => OverwriteGuard.RequireFree(_folder, true, [])).Reason, StringComparison.Ordinal);
        if (File.Exists("/dev/null"))
        {
            Assert.Contains(
                "device",
                Assert.Throws<InputException>(() => OverwriteGuard.RequireFree("/dev/null", true, [])).Reason,
                StringComparison.Ordinal);
        }
    }

    private void Make(PlannedOutput claim, params string[] files)
    {
        using var output = OutputFolder.Open(_folder, claim);
        Array.ForEach(files, f => AtomicFile.WriteText(At(f), "made"));
        output.Finish(files);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private IEnumerable<string> Names() =>
        Directory.GetFileSystemEntries(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
