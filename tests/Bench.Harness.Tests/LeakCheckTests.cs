using Bench.Harness.Folders;
using Bench.Harness.Stages;

namespace Bench.Harness.Tests;

public sealed class LeakCheckTests : IDisposable
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["Mouse1.h5"] = new string('a', 64),
        ["Mouse2.h5"] = new string('b', 64),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-leak-").FullName;

    [Fact]
    public void Masks_made_elsewhere_have_nothing_said_against_them() =>
        Assert.Equal("", LeakCheck.Of(_folder, Files, 2, isPhantom: false));

    [Fact]
    public void A_file_is_known_by_its_content_and_not_by_its_name()
    {
        Write(new PredictionManifest("m", new Dictionary<string, string>(), [])
        {
            TrainedOn = new Dictionary<string, string> { ["Mouse2.h5"] = "cccccccccccccccc", ["Heart9.h5"] = "aaaaaaaaaaaaaaaa" },
        });

        var leak = LeakCheck.Of(_folder, Files, 2, isPhantom: false);

        Assert.Contains("trained on 1 of the 2 files", leak, StringComparison.Ordinal);
        Assert.Contains("Mouse1.h5", leak, StringComparison.Ordinal);
        Assert.DoesNotContain("Mouse2.h5", leak, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_facts_about_two_patients_are_no_leak()
    {
        Write(new PredictionManifest("m", new Dictionary<string, string>(), [])
        {
            TrainedOn = new Dictionary<string, string> { ["patient003/Info.cfg"] = "aaaaaaaaaaaaaaaa" },
        });
        var files = new Dictionary<string, string> { ["patient029/Info.cfg"] = new string('a', 64) };

        Assert.Equal("", LeakCheck.Of(_folder, files, 1, isPhantom: false));
    }

    [Fact]
    public void The_published_weights_and_the_notebook_split_are_called_out_by_name_but_not_on_phantoms()
    {
        Write(new PredictionManifest("m", new Dictionary<string, string>(), []) { IsPublished = true });

        var leak = LeakCheck.Of(_folder, Files, 2, isPhantom: false);

        Assert.Contains("weights published with the study", leak, StringComparison.Ordinal);
        Assert.Contains("notebook-seed42", leak, StringComparison.Ordinal);
        Assert.Equal("", LeakCheck.Of(_folder, Files, 2, isPhantom: true));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(PredictionManifest manifest) => manifest.Write(_folder);
}
