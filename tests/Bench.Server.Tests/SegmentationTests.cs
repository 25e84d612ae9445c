using System.Net;
using System.Net.Http.Json;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Server.Tests;

/// <summary>From a file to numbers.</summary>
[Collection(ServerCollection.Name)]
public sealed class SegmentationTests(RunningServer server)
{
    [Theory]
    [InlineData("Mouse1.h5")]
    [InlineData("heart.nii.gz")]
    public async Task Masks_are_those_of_predict_bit_for_bit(string name)
    {
        var content = name.EndsWith(".h5", StringComparison.Ordinal) ? SmallCine.Phantom : SmallCine.Nifti(side: 64);
        var expected = Predict(name, content);

        var path = await server.Segment((name, content));

        for (var frame = 0; frame < expected.Frames.Count; frame++)
        {
            var labels = await server.Client.GetByteArrayAsync(new Uri($"{path}/masks/{frame}", UriKind.Relative), Cancellation);
            Assert.Equal(expected.Frames[frame].Labels.ToArray(), labels);
        }
    }

    [Fact]
    public async Task Numbers_are_those_of_curves()
    {
        var path = await server.Segment(("Mouse1.h5", SmallCine.Phantom));

        var state = await server.Get(path);

        var expected = Curves("Mouse1.h5", SmallCine.Phantom);
        var numbers = state.GetProperty("numbers").EnumerateArray().ToDictionary(
            n => n.GetProperty("key").GetString()!, n => n.GetProperty("value").ValueKind == System.Text.Json.JsonValueKind.Null
                ? "" : n.GetProperty("value").GetDouble().ToString("R"));
        Assert.Equal(10, numbers.Count);
        Assert.All(numbers, n => Assert.Equal(expected[n.Key], n.Value));
        Assert.Equal("done", state.GetProperty("state").GetString());
        Assert.Equal("curve", state.GetProperty("phasesFrom").GetString());
    }

    [Fact]
    public async Task Images_are_bytes_over_the_window_of_the_cine()
    {
        var path = await server.Segment(("heart.nii.gz", SmallCine.Nifti()));

        using var answer = await server.Client.GetAsync(new Uri($"{path}/images/1", UriKind.Relative), Cancellation);

        var window = Assert.Single(answer.Headers.GetValues("X-Window")).Split(',').Select(float.Parse).ToArray();
        var shown = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var image = SmallCine.Frames()[1];
        for (var i = 0; i < shown.Length; i++)
        {
            var expected = Math.Clamp((image.Values[i] - window[0]) / (window[1] - window[0]) * 255, 0, 255);
            Assert.InRange(shown[i], expected - 1.01, expected + 0.01);
        }
    }

    [Fact]
    public async Task Named_phases_change_numbers_and_stay_on_record()
    {
        var path = await server.Segment(("Mouse1.h5", SmallCine.Phantom));
        var before = await server.Get(path);
        var (ed, es) = (before.GetProperty("endDiastole").GetInt32(), before.GetProperty("endSystole").GetInt32());
        var volumes = before.GetProperty("volumes");

        using var answer = await server.Client.PutAsJsonAsync($"{path}/phases", new { endDiastole = ed, endSystole = ed + 1 }, Cancellation);

        var after = await RunningServer.Json(answer);
        Assert.Equal("user", after.GetProperty("phasesFrom").GetString());
        Assert.Equal(volumes[ed + 1].GetProperty("bloodPool").GetDouble(), Number(after, "ESV"), 9);
        Assert.Equal(volumes[es].GetProperty("bloodPool").GetDouble(), Number(before, "ESV"), 9);
        var change = Assert.Single(after.GetProperty("changes").EnumerateArray()).GetProperty("what").GetString();
        Assert.Equal($"ED from frame {ed} to {ed}, ES from frame {es} to {ed + 1}", change);
    }

    [Theory]
    [InlineData("""{"endDiastole":-1,"endSystole":0}""")]
    [InlineData("""{"endDiastole":0,"endSystole":4}""")]
    [InlineData("""{"endDiastole":0}""")]
    [InlineData("""{"endDiastole":"0","endSystole":1}""")]
    [InlineData("""{"endDiastole":0,"endSystole":1,"other":2}""")]
    [InlineData("null")]
    [InlineData("{")]
    public async Task Phases_that_cannot_be_are_refused(string body)
    {
        var path = await server.Segment(("heart.nii.gz", SmallCine.Nifti()));
        using var json = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await server.Client.PutAsync(new Uri($"{path}/phases", UriKind.Relative), json, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Twenty_uploads_at_once_all_finish_and_none_waits_for_all_others()
    {
        var cine = SmallCine.Nifti(frames: 3, slices: 2);

        var paths = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => server.Segment(($"heart{i}.nii.gz", cine))));

        Assert.Equal(20, paths.Distinct().Count());
        foreach (var path in paths)
            Assert.Equal("done", (await server.Get(path)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_deleted_segmentation_is_gone_with_its_files()
    {
        var path = await server.Segment(("heart.nii.gz", SmallCine.Nifti()));

        using var deleted = await server.Client.DeleteAsync(new Uri(path, UriKind.Relative), Cancellation);
        using var asked = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
    }

    [Fact]
    public async Task A_network_that_is_not_there_is_refused()
    {
        using var answer = await server.Send("api/segmentations", [("heart.nii.gz", SmallCine.Nifti())], "../../weights");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static double Number(System.Text.Json.JsonElement state, string key) => state.GetProperty("numbers").EnumerateArray()
        .Single(n => n.GetProperty("key").GetString() == key).GetProperty("value").GetDouble();

    private static StoredMasks Predict(string name, byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory("bench-predict-");
        try
        {
            var data = Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
            var isHdf = name.EndsWith(".h5", StringComparison.Ordinal);
            var place = isHdf ? data : data.CreateSubdirectory("images");
            File.WriteAllBytes(Path.Combine(place.FullName, name), content);
            var output = Path.Combine(folder.FullName, "out");
            new PredictJob(new PredictOptions { DataFolder = data.FullName, OutputFolder = output, AllFrames = true }).Run(Cancellation);
            return MouseMasks.Of(output).Single().Read(ReadingOptions.Default);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> Curves(string name, byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory("bench-curves-");
        try
        {
            var data = Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
            File.WriteAllBytes(Path.Combine(data.FullName, name), content);
            var (masks, output) = (Path.Combine(folder.FullName, "masks"), Path.Combine(folder.FullName, "curves"));
            new PredictJob(new PredictOptions { DataFolder = data.FullName, OutputFolder = masks, AllFrames = true }).Run(Cancellation);
            new CurvesJob(new CurvesOptions { DataFolder = masks, OutputFolder = output }).Run(Cancellation);
            return File.ReadLines(Path.Combine(output, "function.csv")).Skip(1).Select(l => l.Split(','))
                .ToDictionary(cells => cells[1], cells => cells[3]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
