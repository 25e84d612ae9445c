using System.Security.Cryptography;
using Bench.Core;
using Bench.Data.Phantom;
using Bench.Testing;

namespace Bench.Data.Tests.Phantom;

public sealed class PhantomCohortTests
{
    private static readonly PhantomOptions Tiny = new() { Mice = 3, Size = 64, Frames = 8, Seed = 11 };

    // Not values of an outside authority, but the same with and without vector instructions and optimisation (DOTNET_EnableHWIntrinsic=0,
    // DOTNET_JITMinOpts=1). They hold the promise that equal options give equal bytes on every machine and in every later version.
    // A change here needs a new PhantomNote.GeneratorVersion.
    [Fact]
    public void Equal_options_give_equal_bytes_everywhere()
    {
        using var folder = new ScratchFolder();
        PhantomCohort.Write(folder.Path, Tiny, null, CancellationToken.None);

        Assert.Equal("abfbddac1bbc604aa02e1a72fc913b0463e1f87484ccd1844e06d6deea06824e", Hash(folder.Combine("Mouse2.h5")));
        Assert.Equal("15c6dc9009cae02401726608b0de81a1f34bb0f27df28360110f4c2e38791a9f", Hash(folder.Combine("truth.csv")));
    }

    [Fact]
    public void Another_seed_gives_other_mice()
    {
        using var one = new ScratchFolder();
        using var other = new ScratchFolder();
        PhantomCohort.Write(one.Path, Tiny with { Mice = 1 }, null, CancellationToken.None);
        PhantomCohort.Write(other.Path, Tiny with { Mice = 1, Seed = 12 }, null, CancellationToken.None);

        Assert.NotEqual(Hash(one.Combine("Mouse1.h5")), Hash(other.Combine("Mouse1.h5")));
    }

    [Fact]
    public void An_interrupted_cohort_is_finished_and_what_was_there_is_kept()
    {
        using var folder = new ScratchFolder();
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => PhantomCohort.Write(folder.Path, Tiny, (_, _) => stop.Cancel(), stop.Token));
        var kept = Directory.GetFiles(folder.Path, "*.h5").ToDictionary(f => f, File.GetLastWriteTimeUtc);
        Assert.NotEmpty(kept);
        Assert.False(File.Exists(folder.Combine("cohort.json")));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));

        PhantomCohort.Write(folder.Path, Tiny, null, CancellationToken.None);

        Assert.All(kept, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        Assert.Equal(
            ["Mouse1.h5", "Mouse2.h5", "Mouse3.h5", "SHA256SUMS", "cohort.json", "truth-curves.csv", "truth.csv"],
            Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_longer_what_was_written_is_written_again()
    {
        using var folder = new ScratchFolder();
        var cohort = Tiny with { Mice = 2 };
        PhantomCohort.Write(folder.Path, cohort, null, CancellationToken.None);
        var (first, second) = (Hash(folder.Combine("Mouse1.h5")), Hash(folder.Combine("Mouse2.h5")));
        var kept = File.GetLastWriteTimeUtc(folder.Combine("Mouse1.h5"));
        using (var file = File.OpenWrite(folder.Combine("Mouse2.h5")))
        {
            file.Position = file.Length / 2;
            file.Write([1, 2, 3]);
        }

        PhantomCohort.Write(folder.Path, cohort, null, CancellationToken.None);

        Assert.Equal(
            (first, second, kept),
            (Hash(folder.Combine("Mouse1.h5")), Hash(folder.Combine("Mouse2.h5")), File.GetLastWriteTimeUtc(folder.Combine("Mouse1.h5"))));
        Assert.Equal([$"{first}  Mouse1.h5", $"{second}  Mouse2.h5"], File.ReadAllLines(folder.Combine("SHA256SUMS")));
    }

    [Fact]
    public void Progress_counts_every_mouse_once()
    {
        using var folder = new ScratchFolder();
        var told = new List<(int, int)>();
        PhantomCohort.Write(folder.Path, Tiny, (done, all) => told.Add((done, all)), CancellationToken.None);

        Assert.Equal([(1, 3), (2, 3), (3, 3)], told);
    }

    [Fact]
    public void A_folder_of_other_mice_is_left_alone()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.Combine("Mouse1.h5"), "a real mouse");

        var error = Assert.Throws<InputException>(() => PhantomCohort.Write(folder.Path, Tiny, null, CancellationToken.None));

        Assert.Contains("not of a phantom cohort", error.Reason, StringComparison.Ordinal);
        Assert.Equal("a real mouse", File.ReadAllText(folder.Combine("Mouse1.h5")));
    }

    [Fact]
    public void Another_cohort_is_not_mixed_in()
    {
        using var folder = new ScratchFolder();
        PhantomCohort.Write(folder.Path, Tiny with { Mice = 1 }, null, CancellationToken.None);

        var error = Assert.Throws<InputException>(
            () => PhantomCohort.Write(folder.Path, Tiny with { Mice = 1, Seed = 12 }, null, CancellationToken.None));

        Assert.Contains("another cohort", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_cohort_by_another_version_of_the_generator_is_not_mixed_in_and_says_so()
    {
        using var folder = new ScratchFolder();
        PhantomCohort.Write(folder.Path, Tiny with { Mice = 1 }, null, CancellationToken.None);
        var note = File.ReadAllText(folder.Combine("cohort.json"));
        File.WriteAllText(
            folder.Combine("cohort.json"), note.Replace("\"generator_version\": 4", "\"generator_version\": 3", StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(
            () => PhantomCohort.Write(folder.Path, Tiny with { Mice = 1 }, null, CancellationToken.None));

        Assert.Contains("another version of the generator", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_input_error()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.Combine("file"), "");

        Assert.Throws<InputException>(() => PhantomCohort.Write(folder.Combine("file"), Tiny, null, CancellationToken.None));
    }

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
