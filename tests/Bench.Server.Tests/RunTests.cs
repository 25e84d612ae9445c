using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Phantom;
using Bench.Evaluation.Serialization;
using Bench.Harness.Jobs;
using Bench.Harness.Options;
using Bench.Testing;

namespace Bench.Server.Tests;

/// <summary>Runs: from the list to the voxels of a slice.</summary>
[Collection(ServerCollection.Name)]
public sealed class RunTests : IDisposable
{
    private const string Model = "shifted";

    private readonly RunningServer _server;
    private readonly string _name = $"lab-{Guid.NewGuid():N}";

    public RunTests(RunningServer server)
    {
        _server = server;
        Folder = Path.Combine(server.Runs, _name);
        Data = Directory.CreateDirectory(Path.Combine(server.Data, _name, "mice")).FullName;
    }

    private string Folder { get; }

    private string Data { get; }

    [Fact]
    public async Task A_run_is_listed_with_what_it_found_and_can_be_searched()
    {
        WriteSample(new SampleOptions());

        var line = await Line();

        Assert.Equal("done", line.GetProperty("state").GetString());
        Assert.Equal(2, line.GetProperty("models").GetArrayLength());
        Assert.Equal(25, line.GetProperty("cases").GetInt32());
        Assert.Equal(1, (await _server.Get($"api/runs?search={_name}")).GetArrayLength());
        Assert.Equal(0, (await _server.Get($"api/runs?search={_name}%20nonsense")).GetArrayLength());
    }

    // As reports/example of the repository.
    [Fact]
    public async Task A_run_whose_result_was_left_out_is_no_interrupted_one()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "manifest.json"), "{}");
        File.WriteAllText(Path.Combine(Folder, "report.pdf"), "");
        Assert.Equal("reportOnly", (await Line()).GetProperty("state").GetString());

        File.Move(Path.Combine(Folder, "manifest.json"), Path.Combine(Folder, ".bench.json"));
        Assert.Equal("interrupted", (await Line()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task One_run_has_verdicts_tables_figures_points_and_cases()
    {
        WriteSample(new SampleOptions());
        var result = ResultJson.ReadResult(Path.Combine(Folder, "result.json"));
        var path = $"api/runs/{(await Line()).GetProperty("id").GetString()}";

        var run = await _server.Get(path);
        Assert.Equal(result.Claims.Count, run.GetProperty("verdicts").GetArrayLength());
        Assert.Equal(result.Conclusion.Verdict, run.GetProperty("headline").GetProperty("verdict").GetString());

        var table = await _server.Get($"{path}/tables/function");
        Assert.Equal(
            File.ReadAllText(RepositoryFolder.Combine("docs", "tables.md")).Contains("`quantity`", StringComparison.Ordinal),
            table.GetProperty("columns").EnumerateArray().Any(c => c.GetProperty("name").GetString() == "quantity"));
        Assert.Equal(2 * 25 * 6, table.GetProperty("rows").GetArrayLength());
        var csv = await _server.Client.GetStringAsync(new Uri($"{path}/tables/function.csv", UriKind.Relative), Cancellation);
        Assert.Equal((2 * 25 * 6) + 1, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        var figure = run.GetProperty("figures")[0].GetProperty("key").GetString();
        using var svg = await _server.Client.GetAsync(new Uri($"{path}/figures/{figure}.svg", UriKind.Relative), Cancellation);
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<?xml", await svg.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        var model = result.Models[1];
        var points = await _server.Get($"{path}/points?measure=EF&model={model.Name}");
        var expected = model.Cases.Single(c => c.Mouse == "Mouse3" || c.Mouse == model.Cases[2].Mouse).Function
            .Single(f => f.Quantity == Quantity.EjectionFraction);
        var point = points.EnumerateArray().Single(p => p.GetProperty("case").GetString() == model.Cases[2].Mouse);
        Assert.Equal(expected.Reference, point.GetProperty("reference").GetDouble());
        Assert.Equal(expected.Predicted, point.GetProperty("predicted").GetDouble());

        var cases = await _server.Get($"{path}/cases");
        var row = cases.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("case").GetString() == model.Cases[2].Mouse);
        Assert.Equal(expected.Difference, row.GetProperty("values").GetProperty(model.Name).GetProperty("EF").GetDouble());
    }

    // Two clicks: a point of a plot, and its worst slice with the voxels behind it.
    [Theory]
    [InlineData(true)] // as a run keeps them
    [InlineData(false)] // below --data, found by their hash
    public async Task A_case_has_its_pictures_from_the_data_that_the_run_was_made_of(bool hasMasks)
    {
        Evaluate();
        if (!hasMasks)
            Directory.Delete(Path.Combine(Folder, "predictions"), recursive: true);
        var path = $"api/runs/{(await Line()).GetProperty("id").GetString()}";
        var points = await _server.Get($"{path}/points?measure=dice&model={Model}");
        var worst = points.EnumerateArray().MinBy(p => p.GetProperty("predicted").GetDouble()).GetProperty("case").GetString();

        var one = await _server.Get($"{path}/cases/{worst}");

        Assert.True(one.GetProperty("hasPictures").GetBoolean(), one.GetProperty("note").GetString());
        var size = one.GetProperty("slices").GetInt32() * 64 * 64;
        var found = Assert.Single(one.GetProperty("models").EnumerateArray());
        var at = found.GetProperty("worst");
        var (frame, slice) = (at.GetProperty("frame").GetInt32(), at.GetProperty("slice").GetInt32());
        var image = await Bytes($"{path}/cases/{worst}/images/{frame}");
        var expert = await Bytes($"{path}/cases/{worst}/masks/expert/{frame}");
        var model = await Bytes($"{path}/cases/{worst}/masks/{Model}/{frame}");
        Assert.Equal((size, size, size), (image.Length, expert.Length, model.Length));

        // The counts of the slice, counted again from the masks.
        foreach (var counts in found.GetProperty("slices").EnumerateArray().Where(
            s => s.GetProperty("frame").GetInt32() == frame && s.GetProperty("slice").GetInt32() == slice))
        {
            var label = counts.GetProperty("structure").GetString() == "blood_pool" ? 2 : 1;
            var pairs = expert.Zip(model).Skip(slice * 64 * 64).Take(64 * 64).ToArray();
            Assert.Equal(pairs.Count(p => p.First == label), counts.GetProperty("referenceVoxels").GetInt32());
            Assert.Equal(pairs.Count(p => p.Second == label), counts.GetProperty("predictedVoxels").GetInt32());
            Assert.Equal(pairs.Count(p => p.First != label && p.Second == label), counts.GetProperty("falsePositive").GetInt32());
            Assert.Equal(pairs.Count(p => p.First == label && p.Second != label), counts.GetProperty("falseNegative").GetInt32());
        }
    }

    [Fact]
    public async Task Data_that_changed_since_are_not_shown_as_the_run_s()
    {
        Evaluate();
        foreach (var file in Directory.GetFiles(Data, "*.h5"))
            File.WriteAllBytes(file, SmallCine.Phantom);
        var path = $"api/runs/{(await Line()).GetProperty("id").GetString()}";

        var one = await _server.Get($"{path}/cases/Mouse2");

        Assert.DoesNotContain("hash", one.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_leads_to_no_file_outside_of_its_folder()
    {
        WriteSample(new SampleOptions());
        var file = Path.Combine(Folder, "result.json");
        var result = ResultJson.ReadResult(file);
        var secret = Directory.CreateDirectory(Path.Combine(_server.Keep, "secret"));
        File.WriteAllBytes(Path.Combine(secret.FullName, "Mouse1.h5"), SmallCine.Phantom);
        var hostile = $"../../../{Path.GetFileName(_server.Keep)}/secret";
        ResultJson.Write(result with { Models = [result.Models[0] with { Name = hostile }, .. result.Models.Skip(1)] }, file);
        Directory.CreateDirectory(Path.Combine(Folder, "predictions"));
        var path = $"api/runs/{(await Line()).GetProperty("id").GetString()}";
        var name = Uri.EscapeDataString(result.Models[0].Cases[0].Mouse);

        using var mask = await _server.Client.GetAsync(
            new Uri($"{path}/cases/{name}/masks/{Uri.EscapeDataString(hostile)}/0", UriKind.Relative), Cancellation);
        using var run = await _server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, mask.StatusCode);
        Assert.Equal(HttpStatusCode.OK, run.StatusCode);
    }

    [Fact]
    public async Task A_damaged_result_is_told_by_its_run_s_name()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "result.json"), "{\"schema_version\": 2, \"run_id\": 5}");

        var line = await Line();
        using var answer = await _server.Client.GetAsync(
            new Uri($"api/runs/{line.GetProperty("id").GetString()}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = (await RunningServer.Json(answer)).ToString();
        Assert.Contains(_name, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Runs, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/runs/%2e%2e")]
    [InlineData("api/runs/..%2f..%2fetc")]
    [InlineData("api/runs/nothing")]
    public async Task A_run_is_found_by_its_place_in_the_list_only(string path)
    {
        using var answer = await _server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"kind":"train"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"run","profile":"--help"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"run","study":"/etc"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"run","data":{"folder":"data","path":"../.."}}""", HttpStatusCode.NotFound)]
    [InlineData("""{"kind":"run","networks":["unet","--out=/tmp"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"evaluate"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"evaluate","data":{"folder":"data"},"predictions":[{"name":"--x","folder":"data"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"run","command":"rm"}""", HttpStatusCode.BadRequest)]
    public async Task What_is_not_on_offer_is_not_started(string body, HttpStatusCode expected)
    {
        using var json = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await _server.Client.PostAsync(new Uri("api/runs", UriKind.Relative), json, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_evaluation_is_started_in_a_process_of_its_own_and_ends_with_a_result_and_its_report()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(RunningServer.Program, "bench.dll")), "bench is not built");
        WriteData();

        using var started = await _server.Client.PostAsJsonAsync(
            "api/runs",
            new
            {
                kind = "evaluate",
                data = new { folder = "data", path = $"{_name}/mice" },
                predictions = new[] { new { name = Model, folder = "data", path = $"{_name}/masks" } },
            },
            Cancellation);
        var id = (await RunningServer.Json(started)).GetProperty("id").GetString();
        var run = await _server.Get("api/about");
        for (var round = 0; round < 1200; round++)
        {
            var all = await _server.Get("api/runs");
            run = all.EnumerateArray().FirstOrDefault(r => r.GetProperty("id").GetString() == id);
            if (run.ValueKind == JsonValueKind.Object && run.GetProperty("state").GetString() != "running")
                break;
            await Task.Delay(50, Cancellation);
        }

        Assert.True(run.GetProperty("state").GetString() == "done", run.ToString());
        Assert.Equal(2, run.GetProperty("cases").GetInt32());
        var report = Assert.Single(Directory.GetFiles(Path.Combine(_server.Runs, run.GetProperty("name").GetString()!), "report.pdf"));
        Assert.Equal(await File.ReadAllBytesAsync(report, Cancellation), await Bytes($"api/runs/{id}/files/report.pdf"));
        using var stopped = await _server.Client.PostAsync(new Uri($"api/runs/{id}/stop", UriKind.Relative), null, Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, stopped.StatusCode);
    }

    public void Dispose()
    {
        foreach (var folder in (string[])[Folder, Path.Combine(_server.Data, _name), Path.Combine(_server.Keep, "secret")])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<byte[]> Bytes(string path) => _server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation);

    private async Task<JsonElement> Line() => (await _server.Get("api/runs")).EnumerateArray()
        .Single(r => r.GetProperty("name").GetString() == _name);

    private void WriteSample(SampleOptions options)
    {
        Directory.CreateDirectory(Folder);
        ResultJson.Write(SampleResult.Create(options), Path.Combine(Folder, "result.json"));
    }

    // Two phantom mice, and masks that are those of the expert moved by some columns, more in the second.
    private void WriteData()
    {
        PhantomCohort.Write(Data, new PhantomOptions { Mice = 2, Size = 64, Frames = 8 }, null, CancellationToken.None);
        var cohort = CohortFolder.Open(Data);
        foreach (var (index, name) in cohort.Mice.Index())
        {
            var mouse = cohort.Read(name);
            MaskFile.Write(Path.Combine(_server.Data, _name, "masks", $"{name}.h5"), StoredMasks.Of(
                mouse.Frames[0].Reference.Size,
                mouse.CineFrames,
                [.. mouse.Frames.Select(f => (f.FrameIndex, Moved(f.Reference, index + 1)))]));
        }
    }

    private void Evaluate()
    {
        WriteData();
        new EvaluateJob(new EvaluateOptions
        {
            ReferenceFolder = Data,
            Predictions = [new PredictionFolder(Model, Path.Combine(_server.Data, _name, "masks"))],
            OutputFolder = Folder,
        }).Run(Cancellation);
        foreach (var file in Directory.GetFiles(Path.Combine(_server.Data, _name, "masks")))
        {
            var place = Directory.CreateDirectory(Path.Combine(Folder, "predictions", Model)).FullName;
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));
        }
    }

    private static LabelMap Moved(LabelMap map, int by)
    {
        var moved = new byte[map.Labels.Length];
        map.Labels[..^by].CopyTo(moved.AsSpan(by));
        return new LabelMap(map.Size, moved);
    }
}
