using System.Text.Json;
using Bench.Learning.Runtime.Libraries;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary>A libtorch of the user's, each in a process of its own, for a process loads one.</summary>
public sealed class LibTorchTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    private const string Debian = "/usr/lib/python3/dist-packages/torch/lib";

    [Fact]
    public async Task A_folder_of_the_users_is_computed_with_and_recorded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files of another system.");
        var folder = Copy();
        var output = cohort.Fresh("run");

        var (code, text) = await Run(
            [.. cohort.Run(output, $"{CommandWords.Least} --threads 1 --study none"), "--libtorch", folder]);

        Assert.True(code == ExitCode.Done, text);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(output, "manifest.json"), TestContext.Current.CancellationToken));
        Assert.Equal(
            "2.10.0 (another folder, CPU only)",
            manifest.RootElement.GetProperty("provenance").GetProperty("packages").GetProperty("libtorch").GetString());
    }

    [Fact]
    public async Task Doctor_says_which_libtorch_it_found_and_that_its_numbers_are_right()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files of another system.");
        var folder = Copy();

        var (code, text) = await Run("doctor", "--libtorch", Path.GetDirectoryName(folder)!);

        Assert.True(code == ExitCode.Done, text);
        Assert.Contains($"2.10.0 (another folder, CPU only) in {folder}", text, StringComparison.Ordinal);
        Assert.Contains("8192 of 8192 labels", text, StringComparison.Ordinal);
        Assert.Contains("for the CPU only", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PyTorch_of_Debian_12_is_refused_by_name_with_exit_code_2()
    {
        Assert.SkipUnless(Directory.Exists(Debian), "python3-torch of Debian is not installed.");
        Assert.SkipUnless(
            LibTorchFolder.At(Debian).StatedVersion?.StartsWith("1.13", StringComparison.Ordinal) == true, "another version.");

        var (code, text) = await Run("predict", "--libtorch", Debian, "--data", cohort.Data, "--out", cohort.Fresh("masks"));

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("libtorch 1.13.0a0 lacks 304 of the functions", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_libtorch_is_refused_by_name()
    {
        var (code, text) = await Run("run", "--libtorch", cohort.Folder, "--data", cohort.Data, "--split", cohort.SplitFile);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains($"{cohort.Folder}: holds no libtorch", text, StringComparison.Ordinal);
    }

    // The files of the libtorch of this build, in a folder that looks like one of PyTorch's.
    private string Copy()
    {
        var folder = Directory.CreateDirectory(Path.Combine(cohort.Fresh("torch"), "lib")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "libtorch")))
        {
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
        }

        return folder;
    }

    private static async Task<(int Code, string Text)> Run(params string[] arguments)
    {
        using var process = CommandProcess.Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
