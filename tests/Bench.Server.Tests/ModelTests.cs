using System.Net;

namespace Bench.Server.Tests;

/// <summary>Models that are sent.</summary>
[Collection(ServerCollection.Name)]
public sealed class ModelTests(RunningServer server)
{
    [Fact]
    public async Task The_built_in_network_sent_as_a_file_gives_the_same_masks()
    {
        var weights = await File.ReadAllBytesAsync(Harness.Machine.BuiltInNetwork.File, Cancellation);
        using var sent = await server.Send("api/models", [("mine.safetensors", weights)]);
        var model = await RunningServer.Json(sent);
        Assert.True(sent.StatusCode == HttpStatusCode.Created, model.ToString());

        var known = await server.Segment(("heart.nii.gz", SmallCine.Nifti(side: 64)));
        var path = await server.Segment(model.GetProperty("id").GetString(), ("heart.nii.gz", SmallCine.Nifti(side: 64)));

        Assert.Equal("mine.safetensors", (await server.Get(path)).GetProperty("networkName").GetString());
        for (var frame = 0; frame < 4; frame++)
            Assert.Equal(await Bytes($"{known}/masks/{frame}"), await Bytes($"{path}/masks/{frame}"));
    }

    [Theory]
    [InlineData("net.pt", HttpStatusCode.BadRequest)]
    [InlineData("net.safetensors", HttpStatusCode.BadRequest)]
    [InlineData("net.exe", HttpStatusCode.BadRequest)]
    public async Task What_is_no_model_is_refused_by_its_name(string name, HttpStatusCode expected)
    {
        using var answer = await server.Send("api/models", [(name, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])]);

        var problem = await RunningServer.Json(answer);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(name, problem.GetProperty("file").GetString());
        Assert.DoesNotContain(server.Host.Context.Root.Path, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_ONNX_model_fails_its_segmentation_and_no_other()
    {
        using var sent = await server.Send("api/models", [("broken.onnx", [8, 7, 6, 5, 4])]);
        var id = (await RunningServer.Json(sent)).GetProperty("id").GetString();

        using var answer = await server.Send("api/segmentations", [("heart.nii.gz", SmallCine.Nifti())], id);
        var path = $"api/segmentations/{(await RunningServer.Json(answer)).GetProperty("id").GetString()}";
        var events = await server.Client.GetStringAsync(new Uri($"{path}/events", UriKind.Relative), Cancellation);

        Assert.Contains("event: failed", events, StringComparison.Ordinal);
        var state = await server.Get(path);
        Assert.Equal("failed", state.GetProperty("state").GetString());
        Assert.DoesNotContain(server.Host.Context.Root.Path, state.GetProperty("error").ToString(), StringComparison.Ordinal);
        await server.Segment(("heart.nii.gz", SmallCine.Nifti()));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<byte[]> Bytes(string path) => server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation);
}
