using System.Net;
using System.Net.Http.Headers;
using Bench.Server.Safety;

namespace Bench.Server.Tests;

/// <summary>Who may ask, and what browsers may do with answers.</summary>
[Collection(ServerCollection.Name)]
public sealed class GuardTests(RunningServer server)
{
    [Theory]
    [InlineData("api/about")]
    [InlineData("api/segmentations")]
    [InlineData("api/openapi.json")]
    [InlineData("")]
    [InlineData("app/main.js")]
    public async Task Nothing_is_answered_without_the_token(string path)
    {
        using var client = server.NewClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("TOKEN")]
    public async Task A_wrong_token_is_refused(string header)
    {
        using var request = Request(HttpMethod.Get, "api/about");
        Assert.True(request.Headers.TryAddWithoutValidation("Authorization", header == "TOKEN" ? server.Host.Token : header));

        using var answer = await Send(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_start_link_sets_a_cookie_that_scripts_cannot_read_and_takes_the_token_out_of_the_address()
    {
        using var answer = await Send(Request(HttpMethod.Get, $"?token={server.Host.Token}"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using var request = Request(HttpMethod.Get, "api/about");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var about = await Send(request);
        Assert.Equal(HttpStatusCode.OK, about.StatusCode);
    }

    [Fact]
    public async Task A_start_link_with_a_wrong_token_sets_no_cookie()
    {
        using var answer = await Send(Request(HttpMethod.Get, "?token=wrong"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    // DNS rebinding: the name is the attacker's, the address this machine's.
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    public async Task Another_host_is_refused_even_with_the_token(string host)
    {
        using var request = WithToken(HttpMethod.Get, "api/about");
        request.Headers.Host = host.Replace("{port}", $"{new Uri(server.Host.Address).Port}", StringComparison.Ordinal);

        using var answer = await Send(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "https://evil.example")]
    [InlineData("POST", "https://evil.example")]
    [InlineData("DELETE", "null")]
    [InlineData("POST", "http://127.0.0.1:1")]
    public async Task Another_origin_is_refused_even_with_the_token(string method, string origin)
    {
        using var request = WithToken(new HttpMethod(method), "api/segmentations");
        request.Headers.Add("Origin", origin);

        using var answer = await Send(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Forbidden)]
    [InlineData(true, HttpStatusCode.NotFound)]
    public async Task A_change_by_cookie_needs_the_origin_of_the_page(bool isSent, HttpStatusCode expected)
    {
        using var request = Request(HttpMethod.Delete, "api/segmentations/none");
        request.Headers.Add("Cookie", $"bench-token-{new Uri(server.Host.Address).Port}={server.Host.Token}");
        if (isSent)
            request.Headers.Add("Origin", server.Host.Address);

        using var answer = await Send(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Answers_forbid_foreign_scripts_frames_and_guessing_of_types()
    {
        using var answer = await Send(WithToken(HttpMethod.Get, "api/about"));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("app/..%2f..%2f..%2fetc/passwd")]
    [InlineData("%2fetc%2fpasswd")]
    public async Task No_path_leads_out_of_the_page(string path)
    {
        using var answer = await Send(WithToken(HttpMethod.Get, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void Tokens_are_long_and_never_the_same()
    {
        var (one, other) = (new AccessToken(), new AccessToken());

        Assert.Equal(43, one.Text.Length); // 256 bits, six a character
        Assert.NotEqual(one.Text, other.Text);
        Assert.True(one.Is(one.Text));
        Assert.False(one.Is(other.Text));
        Assert.False(one.Is(null));
    }

    [Fact]
    public async Task An_error_says_what_is_wrong_and_what_to_do()
    {
        using var answer = await Send(WithToken(HttpMethod.Get, "api/segmentations/none"));

        var problem = await RunningServer.Json(answer);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("segmentation none", problem.GetProperty("file").GetString());
        Assert.NotEqual("", problem.GetProperty("reason").GetString());
        Assert.NotEqual("", problem.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task The_OpenAPI_document_lists_every_address()
    {
        var document = await server.Get("api/openapi.json");

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(server.Host.Routes.Select(r => $"{r.Method} {r.Path}").Order(), listed.Order());
        Assert.All(document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()), operation =>
            Assert.NotEqual("", operation.Value.GetProperty("summary").GetString()));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri(path, UriKind.Relative));

    private HttpRequestMessage WithToken(HttpMethod method, string path)
    {
        var request = Request(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Host.Token);
        return request;
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        using var client = server.NewClient();
        return await client.SendAsync(request, Cancellation);
    }
}
