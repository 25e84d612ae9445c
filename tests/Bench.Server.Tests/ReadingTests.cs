using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bench.Data.Cohorts;
using Bench.Data.Formats;

namespace Bench.Server.Tests;

/// <summary>Masks that a person corrects.</summary>
[Collection(ServerCollection.Name)]
public sealed class ReadingTests(RunningServer server)
{
    [Fact]
    public async Task A_reading_has_numbers_of_its_own_and_leaves_the_network_s_masks()
    {
        var path = await server.Segment(("Mouse1.h5", SmallCine.Phantom));
        var before = await server.Get(path);
        var es = before.GetProperty("endSystole").GetInt32();
        var network = await Bytes($"{path}/masks/{es}");
        var corrected = network.ToArray();
        var wall = Array.IndexOf(corrected, (byte)1);
        corrected[wall] = 2; // one voxel of wall becomes blood

        using var begun = await server.Client.PostAsJsonAsync($"{path}/readings", new { reader = "Anna B." }, Cancellation);
        var answer = await Put($"{path}/readings/Anna%20B./masks/{es}", corrected);

        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        Assert.Equal([es], answer.GetProperty("frames").EnumerateArray().Select(f => f.GetInt32()));
        var voxel = before.GetProperty("spacingMm");
        var volume = voxel.GetProperty("slice").GetDouble() * voxel.GetProperty("row").GetDouble() * voxel.GetProperty("column").GetDouble();
        Assert.Equal(Volume(before, es) + volume, Volume(answer, es), 9);
        Assert.Equal(network, await Bytes($"{path}/masks/{es}"));
        Assert.Equal(corrected, await Bytes($"{path}/readings/Anna%20B./masks/{es}"));
        var ed = before.GetProperty("endDiastole").GetInt32();
        Assert.Equal(await Bytes($"{path}/masks/{ed}"), await Bytes($"{path}/readings/Anna%20B./masks/{ed}"));
        Assert.Equal(Volume(before, es), Volume(await server.Get(path), es), 9);
    }

    [Fact]
    public async Task A_kept_reading_is_an_observer_s_folder_and_is_never_replaced()
    {
        var one = await server.Segment(("Mouse1.h5", SmallCine.Phantom));
        var other = await server.Segment(("Mouse1.h5", SmallCine.Phantom));
        var labels = await Bytes($"{one}/masks/2");
        labels[0] = 1;

        await Put($"{one}/readings/Ben/masks/2", labels);
        await Put($"{other}/readings/Ben/masks/2", await Bytes($"{other}/masks/2"));
        await Put($"{one}/readings/Ben/masks/3", labels);

        var first = MouseMasks.Of(Path.Combine(server.Keep, "Ben")).Single().Read(ReadingOptions.Default);
        Assert.Equal([2, 3], first.SegmentedFrames);
        Assert.Equal(labels, first.Frames[2].Labels.ToArray());
        var second = MouseMasks.Of(Path.Combine(server.Keep, "Ben-2")).Single().Read(ReadingOptions.Default);
        Assert.Equal([2], second.SegmentedFrames);
        using var told = JsonDocument.Parse(File.ReadAllText(Path.Combine(server.Keep, "Ben", "Mouse1.reading.json")));
        Assert.Equal("Ben", told.RootElement.GetProperty("reader").GetString());
        Assert.True(told.RootElement.GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(-1));
    }

    [Theory]
    [InlineData("..%2f..%2fescape")]
    [InlineData("..")]
    [InlineData("%2e%2e%5cescape")]
    public async Task A_reader_s_name_is_no_path(string reader)
    {
        var path = await server.Segment(("Mouse1.h5", SmallCine.Phantom));
        using var content = Octets(await Bytes($"{path}/masks/0"));

        using var answer = await server.Client.PutAsync(
            new Uri($"{path}/readings/{reader}/masks/0", UriKind.Relative), content, Cancellation);

        Assert.True((int)answer.StatusCode < 500);
        Assert.All(
            Directory.GetFiles(Path.GetDirectoryName(server.Keep)!, "Mouse1.h5"), _ => Assert.Fail("a file outside of the folder"));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 3)] // the right ventricle is not labelled in mice
    [InlineData(0, 200)]
    public async Task Masks_of_another_size_or_with_other_labels_are_refused(int more, byte label)
    {
        var path = await server.Segment(("heart.nii.gz", SmallCine.Nifti()));
        var labels = new byte[(3 * 32 * 32) + more];
        labels[5] = label;
        using var content = Octets(labels);

        using var answer = await server.Client.PutAsync(
            new Uri($"{path}/readings/Ben/masks/0", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("[]", (await server.Get($"{path}/readings")).ToString());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static double Volume(JsonElement state, int frame) => state.GetProperty("volumes")[frame].GetProperty("bloodPool").GetDouble();

    private Task<byte[]> Bytes(string path) => server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation);

    private static ByteArrayContent Octets(byte[] labels) => new(labels)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
    };

    private async Task<JsonElement> Put(string path, byte[] labels)
    {
        using var content = Octets(labels);
        using var answer = await server.Client.PutAsync(new Uri(path, UriKind.Relative), content, Cancellation);
        var body = await RunningServer.Json(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body.ToString());
        return body;
    }
}
