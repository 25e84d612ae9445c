using System.Net;
using Bench.Learning.Tests;
using Bench.Learning.Tests.Segmentation;

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

    // Found by the signature, or, where that leaves it open, by labelling an image.
    [Theory]
    [InlineData("damaged", "is not an ONNX model, or is damaged")]
    [InlineData("classes", "axis 1 would be the class and must be 3")]
    [InlineData("rank", "neither class scores of four axes")]
    [InlineData("one number", "they are not all labels")]
    public async Task An_ONNX_model_that_cannot_be_used_is_refused_when_it_is_sent(string fault, string reason)
    {
        using var folder = new TemporaryFolder();
        var known = server.Host.Context.Networks.Uploaded;

        using var answer = await server.Send(
            "api/models", [("mine.onnx", await File.ReadAllBytesAsync(HandMade.WriteFaulty(folder, fault), Cancellation))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await RunningServer.Json(answer);
        Assert.Equal("mine.onnx", problem.GetProperty("file").GetString());
        Assert.Contains(reason, problem.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", problem.GetProperty("remedy").GetString());
        Assert.DoesNotContain(server.Host.Context.Root.Path, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(known, server.Host.Context.Networks.Uploaded);
    }

    [Fact]
    public async Task Weights_that_lack_an_array_are_refused_when_they_are_sent()
    {
        // The last array of the header is called otherwise, in as many letters.
        var weights = await File.ReadAllBytesAsync(Harness.Machine.BuiltInNetwork.File, Cancellation);
        var name = weights.AsSpan().LastIndexOf(".weight\":"u8);
        weights[name + 1] = (byte)'x';

        using var answer = await server.Send("api/models", [("mine.safetensors", weights)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("mine.safetensors", (await RunningServer.Json(answer)).GetProperty("file").GetString());
    }

    [Fact]
    public async Task An_ONNX_model_with_channels_last_segments_where_that_is_said()
    {
        using var folder = new TemporaryFolder();
        var model = await File.ReadAllBytesAsync(HandMade.Write(folder, channelsLast: true, fixedBatch: 0), Cancellation);
        using var refused = await server.Send("api/models", [("mine.onnx", model)]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(model), "model", "mine.onnx" },
            { new StringContent("nhwc"), "layout" },
        };
        using var sent = await server.Client.PostAsync(new Uri("api/models", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var id = (await RunningServer.Json(sent)).GetProperty("id").GetString();

        var path = await server.Segment(id, ("heart.nii.gz", SmallCine.Nifti(side: 64)));

        Assert.Equal("mine.onnx", (await server.Get(path)).GetProperty("networkName").GetString());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<byte[]> Bytes(string path) => server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation);
}
