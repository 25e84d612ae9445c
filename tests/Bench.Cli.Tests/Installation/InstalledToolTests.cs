using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Data.Cohorts;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests.Installation;

/// <summary>
/// What the tool package does on a machine that has nothing else of Bench. What this does not show: other platforms than the present, and
/// machines without the .NET SDK, which are to unpack a published folder.
/// </summary>
public sealed class InstalledToolTests(InstalledTool tool, TinyCohort cohort) : IClassFixture<InstalledTool>, IClassFixture<TinyCohort>
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void The_package_is_of_one_platform_and_has_no_libtorch()
    {
        var packages = Directory.GetFiles(tool.Packages, "*.nupkg");
        Assert.Equal(2, packages.Length);
        Assert.True(packages.Sum(p => new FileInfo(p).Length) < 60 * Megabyte);

        using var platform = ZipFile.OpenRead(packages.Single(p => Path.GetFileName(p).Count(c => c == '-') == 1));
        string[] names = [.. platform.Entries.Select(e => e.FullName)];
        Assert.DoesNotContain(names, n => n.Contains("torch_cpu", StringComparison.Ordinal) || n.Contains("/runtimes/", StringComparison.Ordinal));
        Assert.Single(names, n => Path.GetFileName(n) is "libonnxruntime.so" or "onnxruntime.dll" or "libonnxruntime.dylib");
        Assert.All(
            (string[])["bench-server.dll", "bench-server.runtimeconfig.json"],
            file => Assert.Contains(names, n => Path.GetFileName(n) == file));
        Assert.Contains(names, n => n.EndsWith("baselines/weights/phantom-unet3plus.safetensors", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_doctor_without_libtorch_names_the_one_command_that_brings_it()
    {
        var run = await tool.Run(hasLibTorch: false, "doctor");

        Assert.True(run.Code == ExitCode.Done, run.Output + run.Error);
        Assert.Contains("dotnet package download libtorch-cpu-", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Everything but training works.", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("+changes", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_study_that_comes_along_is_audited_by_its_name()
    {
        var run = await tool.Run(hasLibTorch: false, "audit", "draft-2025");

        Assert.True(run.Code == ExitCode.Done, run.Output + run.Error);
        Assert.Contains("proportional_bias", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Networks_segment_without_libtorch_as_they_do_with_it()
    {
        var onnx = Path.Combine(tool.WorkFolder, "network.onnx");
        var exported = await tool.Run(
            hasLibTorch: false, "weights", "export", RepositoryFolder.Combine("baselines", "weights", "phantom-unet3plus.safetensors"),
            "--onnx", onnx);
        Assert.True(exported.Code == ExitCode.Done, exported.Output + exported.Error);

        // As the exported one, it looks once and fills no slice.
        var plain = Path.Combine(tool.WorkFolder, "plain.safetensors");
        File.WriteAllBytes(plain, WithoutRules(File.ReadAllBytes(RepositoryFolder.Combine("baselines", "weights", "phantom-unet3plus.safetensors"))));

        var masks = new List<byte[]>();
        foreach (var (has, folder, model) in ((bool, string, string[])[])
            [
                (true, "torch", []), (false, "built-in", []),
                (true, "plain", ["--weights", plain]), (false, "foreign", ["--onnx", onnx]),
            ])
        {
            var run = await tool.Run(
                has, ["predict", "--data", cohort.Data, "--out", folder, "--device", "cpu", "--threads", "2", .. model]);
            Assert.True(run.Code == ExitCode.Done, run.Output + run.Error);
            Assert.Equal(!has, run.Output.Contains("ONNX Runtime", StringComparison.Ordinal));
            var written = CohortFolder.Open(Path.Combine(tool.WorkFolder, folder));
            masks.Add([.. written.Mice.SelectMany(m => written.Read(m, requireImages: false).Frames)
                .SelectMany(f => f.Reference.Labels.ToArray())]);
        }

        // ONNX Runtime's own reports would begin with a number for the machine in this folder.
        Assert.False(Directory.Exists(Path.Combine(tool.Home, ".cache", "Microsoft")));
        Assert.Contains((byte)2, masks[0]);
        Assert.True(Different(masks[0], masks[1]) <= masks[0].Length / 10_000);

        Assert.True(Different(masks[2], masks[3]) <= masks[2].Length / 10_000);
    }

    [Fact]
    public async Task The_server_starts_segments_and_ends_with_the_command()
    {
        using var bench = tool.Serve();
        using var client = new HttpClient();
        await bench.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var link = new Uri((await bench.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Trim());
        client.DefaultRequestHeaders.Authorization = new("Bearer", link.Query["?token=".Length..]);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(File.ReadAllBytes(Directory.GetFiles(cohort.Data, "*.h5")[0])), "files", "Mouse1.h5" },
        };
        using var sent = await client.PostAsync(new Uri(link, "/api/segmentations"), form, TestContext.Current.CancellationToken);
        var id = JsonDocument.Parse(await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .RootElement.GetProperty("id").GetString();
        var events = await client.GetStringAsync(
            new Uri(link, $"/api/segmentations/{id}/events"), TestContext.Current.CancellationToken);
        Assert.Contains("event: done", events, StringComparison.Ordinal);

        bench.Kill(); // not the whole tree: the server has to notice
        for (var round = 0; await IsThere(client, link); round++)
        {
            Assert.True(round < 600, "the server outlives the command");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    // A safetensors file: the length of its JSON header in eight bytes, the header, numbers.
    private static byte[] WithoutRules(byte[] weights)
    {
        var length = (int)BitConverter.ToInt64(weights);
        var header = JsonNode.Parse(weights.AsSpan(sizeof(long), length))!;
        foreach (var rule in (string[])["second_look", "case_checks"])
        {
            Assert.True(header["__metadata__"]!.AsObject().Remove(rule));
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. weights[(sizeof(long) + length)..]];
    }

    private static async Task<bool> IsThere(HttpClient client, Uri link)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(link, "/api/about"), TestContext.Current.CancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [Fact]
    public async Task A_run_trains_with_the_libtorch_that_was_fetched_and_refuses_without()
    {
        string[] command = cohort.Run("run", "--models unet --threads 2 --epochs 1 --filters 4,8");

        var without = await tool.Run(hasLibTorch: false, command);
        Assert.Equal(ExitCode.BadInput, without.Code);
        Assert.Contains("dotnet package download", without.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tool.WorkFolder, "run")));

        var with = await tool.Run(hasLibTorch: true, command);
        Assert.True(with.Code == ExitCode.Done, with.Output + with.Error);
        Assert.Equal(2, ResultJson.ReadResult(Path.Combine(tool.WorkFolder, "run", "result.json")).Models[0].Cases.Count(c => c.Evaluated));
        Assert.True(File.Exists(Path.Combine(tool.WorkFolder, "run", "report.pdf")));
    }

    private static int Different(byte[] a, byte[] b) => a.Zip(b, (x, y) => x != y).Count(differ => differ);
}
