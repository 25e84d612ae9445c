using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Data.Nifti;

namespace Bench.Server.Tests;

/// <summary>A training that is started, stopped and resumed over HTTP, each a process of <c>bench</c>. It is never trained to its end.</summary>
[Collection(ServerCollection.Name)]
public sealed partial class TrainingTests(RunningServer server)
{
    [Fact]
    public async Task A_training_is_stopped_in_an_epoch_goes_on_there_and_is_stopped_again()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(RunningServer.Program, "bench.dll")), "bench is not built");
        var name = $"hearts-{Guid.NewGuid():N}";
        WriteHearts(Path.Combine(server.Data, name));
        using var started = await server.Client.PostAsJsonAsync(
            "api/runs",
            new { kind = "run", data = new { folder = "data", path = name }, profile = "quick", networks = new[] { "unet" }, seed = 1 },
            Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var made = await RunningServer.Json(started);
        var (id, folder) = (made.GetProperty("id").GetString()!, Path.Combine(server.Runs, made.GetProperty("name").GetString()!));
        try
        {
            var (epoch, _) = await Until(id, epoch => epoch >= 1);
            using var second = await server.Client.PostAsJsonAsync("api/runs", new { kind = "run" }, Cancellation);
            Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
            await Stopped(id);
            Assert.Equal(1, epoch);
            Assert.NotEmpty(Checkpoints(folder));
            Assert.False(File.Exists(Path.Combine(folder, "result.json")));

            await Ask(id, "resume");
            var (later, said) = await Until(id, epoch => epoch >= 2);
            await Stopped(id);

            Assert.Contains(said, line => line.Contains("continues after", StringComparison.Ordinal));
            Assert.InRange(later, 2, 4);
            Assert.NotEmpty(Checkpoints(folder));
            using var unknown = await server.Client.PostAsync(new Uri($"api/runs/{id}/stop", UriKind.Relative), null, Cancellation);
            Assert.Equal(HttpStatusCode.Conflict, unknown.StatusCode);
        }
        finally
        {
            if (server.Host.Context.Processes.Find(folder) is { IsRunning: true } left)
            {
                left.Stop();
                left.End(TimeSpan.FromSeconds(10));
            }

            Directory.Delete(folder, recursive: true);
            Directory.Delete(Path.Combine(server.Data, name), recursive: true);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"epoch +(\d+)/")]
    private static partial Regex Epoch();

    private static string[] Checkpoints(string folder) => Directory.GetFiles(Path.Combine(folder, "training", "unet"), "checkpoint-*");

    // The 60 mice of the split that phantoms have, as small as they can be: one slice, end-diastole and end-systole.
    private static void WriteHearts(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "cohort.json"), """{"kind":"phantom","description":"for a test"}""");
        for (var mouse = 1; mouse <= 60; mouse++)
        {
            var size = new StackSize(64, 64, 1);
            double[] radii = [14 + (mouse % 5), 8 + (mouse % 3)];
            byte[][] labels = [.. radii.Select(r => Rings(size, r))];
            var spacing = new VoxelSpacing(0.1, 0.1, 1);
            NiftiWriter.Write(Path.Combine(folder, "masks", $"Mouse{mouse}.nii"), [.. labels.Select(l => new LabelMap(size, l))], spacing);
            NiftiWriter.Write(
                Path.Combine(folder, "images", $"Mouse{mouse}.nii"),
                [.. labels.Select(l => new ImageStack(size, [.. l.Select((v, i) => (v * 60f) + ((i + mouse) % 11))]))],
                spacing);
        }
    }

    private static byte[] Rings(StackSize size, double radius) =>
    [
        .. Enumerable.Range(0, size.Count).Select(i =>
        {
            var (row, column) = (i / size.Width % size.Height - 32, i % size.Width - 32);
            var distance = Math.Sqrt((row * row) + (column * column));
            return (byte)(distance < radius ? 2 : distance < radius + 5 ? 1 : 0);
        }),
    ];

    private async Task<JsonElement> Line(string id) => (await server.Get("api/runs")).EnumerateArray()
        .SingleOrDefault(r => r.GetProperty("id").GetString() == id);

    /// <summary>Asks again and again how far the training is.</summary>
    /// <returns>The epoch that it was in, and all that it said meanwhile.</returns>
    private async Task<(int Epoch, List<string> Said)> Until(string id, Func<int, bool> isThere)
    {
        var said = new List<string>();
        for (var round = 0; round < 2400; round++)
        {
            var run = await Line(id);
            if (run.ValueKind == JsonValueKind.Object && run.TryGetProperty("progress", out var progress))
            {
                said.Add(progress.GetProperty("text").GetString()!);
                if (Epoch().Match(said[^1]) is { Success: true } found && isThere(int.Parse(found.Groups[1].ValueSpan)))
                    return (int.Parse(found.Groups[1].ValueSpan), said);
                Assert.True(run.GetProperty("state").GetString() == "running", run.ToString());
            }

            await Task.Delay(25, Cancellation);
        }

        Assert.Fail(string.Join('\n', said.Distinct()));
        return default;
    }

    private async Task Stopped(string id)
    {
        await Ask(id, "stop");
        for (var round = 0; round < 1200 && (await Line(id)).GetProperty("state").GetString() == "running"; round++)
            await Task.Delay(50, Cancellation);
        var run = await Line(id);
        Assert.True(run.GetProperty("state").GetString() == "interrupted", run.ToString());
        Assert.True(run.GetProperty("canResume").GetBoolean());
    }

    private async Task Ask(string id, string what)
    {
        using var answer = await server.Client.PostAsync(new Uri($"api/runs/{id}/{what}", UriKind.Relative), null, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
