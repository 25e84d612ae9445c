using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bench.Harness.Options;
using Bench.Testing;

namespace Bench.Server.Tests;

/// <summary>A server on a free port, and a client that knows its token.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private ServerHost _host = null!;

    /// <summary>Bytes of the largest upload.</summary>
    public const long MaxUploadBytes = 16 << 20;

    /// <summary>A client that sends the token.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The server.</summary>
    internal ServerHost Host => _host;

    /// <summary>A folder for what it keeps.</summary>
    public string Keep { get; } = Directory.CreateTempSubdirectory("bench-keep-").FullName;

    /// <summary>Folder of its runs.</summary>
    public string Runs { get; } = Directory.CreateTempSubdirectory("bench-runs-").FullName;

    /// <summary>A folder that it may read.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("bench-data-").FullName;

    /// <summary>Folder of <c>bench</c> as it was built: the tests' own lacks libraries that the ASP.NET Core runtime has.</summary>
    public static string Program { get; } = RepositoryFolder.Combine(
        "src", "Bench.Cli", "bin", AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0");

    public async ValueTask InitializeAsync()
    {
        _host = await ServerHost.Start(new ServeOptions
        {
            Port = 0,
            MaxUploadBytes = MaxUploadBytes,
            KeepFolder = Keep,
            DataFolder = Data,
            RunsFolder = Runs,
            IsWarm = false,
        }, program: Program);
        Client = NewClient();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _host.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        Assert.False(Directory.Exists(_host.Context.Root.Path), "the server left its temporary files behind");
        Directory.Delete(Keep, recursive: true);
        Directory.Delete(Data, recursive: true);
        Directory.Delete(Runs, recursive: true);
    }

    /// <summary>A client that sends nothing by itself and follows no redirection.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = new Uri(_host.Address + "/"),
    };

    /// <summary>Sends files as a form.</summary>
    public async Task<HttpResponseMessage> Send(string path, IEnumerable<(string Name, byte[] Content)> files, string? network = null)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            // .NET would encode a name; browsers and curl send it as it is.
            var part = new ByteArrayContent(content);
            part.Headers.TryAddWithoutValidation(
                "Content-Disposition", $"form-data; name=\"files\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
            form.Add(part);
        }

        if (network is not null)
            form.Add(new StringContent(network), "network");
        return await Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads an answer.</summary>
    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>Asks for JSON.</summary>
    public async Task<JsonElement> Get(string path) =>
        await Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Segments files and waits for the end.</summary>
    /// <returns>The path of the segmentation.</returns>
    public Task<string> Segment(params (string Name, byte[] Content)[] files) => Segment(null, files);

    /// <summary>Segments files with a network and waits for the end.</summary>
    /// <returns>The path of the segmentation.</returns>
    public async Task<string> Segment(string? network, params (string Name, byte[] Content)[] files)
    {
        using var answer = await Send("api/segmentations", files, network);
        var body = await Json(answer);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Accepted, body.ToString());
        var path = $"api/segmentations/{body.GetProperty("id").GetString()}";
        using var events = await Client.GetAsync(new Uri($"{path}/events", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("event: done", text, StringComparison.Ordinal);
        return path;
    }
}

[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<RunningServer>
{
    public const string Name = "server";
}
