using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bench.Core;
using Bench.Harness.Options;
using Bench.Server.Safety;
using Microsoft.AspNetCore.Http;

namespace Bench.Server.Tests;

/// <summary>Where a server listens, and by which names it is asked.</summary>
public sealed class ListeningTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:80", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "localhost:80", true)]
    [InlineData("127.0.0.1", "[::1]:80", true)]
    [InlineData("127.0.0.1", "localhost:81", false)]
    [InlineData("127.0.0.1", "192.168.1.9:80", false)]
    [InlineData("127.0.0.1", "evil.example:80", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData("lab.example.org", "LAB.example.org:80", true)]
    [InlineData("lab.example.org", "evil.example:80", false)]
    [InlineData("0.0.0.0", "192.168.1.9:80", true)]
    [InlineData("0.0.0.0", "[fe80::1]:80", true)]
    [InlineData("0.0.0.0", "evil.example:80", false)]
    public void A_server_knows_its_own_names(string host, string asked, bool isOwn) =>
        Assert.Equal(isOwn, new KnownHosts(host).Include(new HostString(asked), 80));

    [Fact]
    public async Task A_certificate_makes_it_https_and_the_cookie_secure()
    {
        var folder = Directory.CreateTempSubdirectory("bench-certificate-");
        var file = Path.Combine(folder.FullName, "lab.pem");
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllTextAsync(
                file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        }

        try
        {
            await using var host = await ServerHost.Start(
                new ServeOptions { Port = 0, IsWarm = false, Certificate = file }, cancellation: TestContext.Current.CancellationToken);
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
            handler.ServerCertificateCustomValidationCallback = (_, given, _, _) => given?.Subject == "CN=localhost";
            using var client = new HttpClient(handler);

            using var answer = await client.GetAsync(
                new Uri($"{host.Address}/?token={host.Token}"), TestContext.Current.CancellationToken);

            Assert.StartsWith("https://127.0.0.1:", host.Address, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_is_no_certificate_is_refused_by_its_name()
    {
        var file = Path.GetTempFileName();
        try
        {
            var problem = await Assert.ThrowsAsync<InputException>(() => ServerHost.Start(
                new ServeOptions { Port = 0, IsWarm = false, Certificate = file }, cancellation: TestContext.Current.CancellationToken));

            Assert.Equal(file, problem.InputSource);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_where_it_was_stated()
    {
        await using var first = await ServerHost.Start(
            new ServeOptions { Port = 0, IsWarm = false }, cancellation: TestContext.Current.CancellationToken);
        var port = new Uri(first.Address).Port;

        var problem = await Assert.ThrowsAsync<InputException>(() => ServerHost.Start(
            new ServeOptions { Port = port, IsWarm = false }, cancellation: TestContext.Current.CancellationToken));

        Assert.Contains($"--port {port}", problem.InputSource, StringComparison.Ordinal);
    }
}
