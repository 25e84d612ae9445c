using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bench.Core;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Server.Endpoints;
using Bench.Server.Hosting;
using Bench.Server.Runs;
using Bench.Server.Safety;
using Bench.Server.Segmenting;
using Bench.Server.Uploads;
using Bench.Server.Wire;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bench.Server;

/// <summary>A server, running.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private static readonly TimeSpan TidyEvery = TimeSpan.FromSeconds(10);

    private readonly WebApplication _app;
    private readonly ServerContext _context;

    private ServerHost(WebApplication app, ServerContext context, AccessToken token)
    {
        (_app, _context) = (app, context);
        Token = token.Text;
    }

    /// <summary>The secret that requests must know.</summary>
    public string Token { get; }

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What requests work with.</summary>
    public ServerContext Context => _context;

    /// <summary>Addresses of the API.</summary>
    public IReadOnlyList<ApiRoute> Routes { get; private set; } = [];

    /// <summary>Starts a server.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="program">Folder of <c>bench</c>; null for that of this program.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InputException">An option cannot be used, or the port is taken.</exception>
    public static async Task<ServerHost> Start(
        ServeOptions options, TimeProvider? time = null, string? program = null, CancellationToken cancellation = default)
    {
        var context = Build(options.Checked(), time ?? TimeProvider.System, program ?? AppContext.BaseDirectory);
        try
        {
            return await Start(options, context, options.Port ?? ServeOptions.UsualPort, cancellation);
        }
        catch (Exception refusal) when (options.Port is null && refusal is IOException or SocketException)
        {
            return await Start(options, context, 0, cancellation);
        }
        catch (Exception refusal) when (refusal is IOException or SocketException)
        {
            Release(context);
            throw new InputException(
                $"--host {options.Host} --port {options.Port}",
                $"cannot be listened on: {refusal.Message}",
                "name another port, or 0 for a free one; --host takes an address of this machine.",
                refusal);
        }
        catch
        {
            Release(context);
            throw;
        }
    }

    /// <summary>Runs until it is asked to end.</summary>
    /// <param name="cancellation">Asks it to.</param>
    public Task Run(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Release(_context);
    }

    private static ServerContext Build(ServeOptions options, TimeProvider time, string program)
    {
        var study = StudyCatalogue.Find(options.Study);
        var root = TemporaryRoot.Create();
        var processes = new RunProcesses(program);
        var runs = new RunList(options.RunsFolder, processes);
        var template = new PredictOptions
        {
            DataFolder = "",
            OutputFolder = "",
            Study = study,
            Device = options.Device,
            Threads = options.Threads,
            LibTorch = options.LibTorch,
        };
        return new ServerContext(
            options,
            template,
            root,
            new UploadStore(root, new UploadLimits(options.MaxUploadBytes), study, time),
            new NetworkList(() => RunNetworks.Of(runs)),
            new SegmentationQueue(new LoadedNetworks(template), options.IsWarm ? NetworkList.BuiltIn : null, time),
            runs,
            processes,
            new DataPictures(() => options.DataFolder is { } data ? FolderEndpoints.Below(data).Select(f => f.Path) : []),
            options.KeepFolder is { } keep ? new KeptReadings(Path.GetFullPath(keep)) : null,
            time);
    }

    private static void Release(ServerContext context)
    {
        context.Processes.Dispose();
        context.Queue.Dispose();
        context.Root.Dispose();
    }

    private static async Task<ServerHost> Start(
        ServeOptions options, ServerContext context, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "bench-server", Args = [] });
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options, port));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.Configure<HostOptions>(h => h.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddHostedService(_ => new Housekeeping(TidyEvery, () => Tidy(context), context.Time));
        var app = builder.Build();
        var token = new AccessToken();
        var guard = new RequestGuard(token, new KnownHosts(options.Host));
        app.Use((HttpContext http, RequestDelegate next) => Answer(http, next, guard));
        app.UseRouting();
        var host = new ServerHost(app, context, token) { Routes = Map(app, context) };
        await app.StartAsync(cancellation);
        host.Address = AddressOf(app, options);
        return host;
    }

    private static void Listen(KestrelServerOptions kestrel, ServeOptions options, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxUploadBytes;
        var address = options.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.Loopback
            : IPAddress.TryParse(options.Host, out var stated) ? stated : Dns.GetHostAddresses(options.Host)[0];
        kestrel.Listen(address, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            if (options.Certificate is { } file)
                listen.UseHttps(Certificates.Read(file));
            else
                listen.Protocols = HttpProtocols.Http1;
        });
    }

    private static IReadOnlyList<ApiRoute> Map(WebApplication app, ServerContext context)
    {
        var api = new ApiRoutes(app);
        AboutEndpoint.Map(api, context);
        FolderEndpoints.Map(api, context);
        UploadEndpoints.Map(api, context);
        SegmentationEndpoints.Map(api, context);
        ReadingEndpoints.Map(api, context);
        DownloadEndpoints.Map(api, context);
        ModelEndpoints.Map(api, context);
        RunEndpoints.Map(api, context);
        NumberEndpoints.Map(api, context);
        RunStartEndpoints.Map(api, context);
        api.Get(
            "/api/openapi.json",
            "This list, for programs (OpenAPI 3.1).",
            _ => Task.FromResult(Json.Answer(api.Document(AboutEndpoint.Version))));
        PageFiles.Map(app);
        return api.All;
    }

    private static void Tidy(ServerContext context)
    {
        context.Queue.Tidy();
        context.Uploads.DeleteForgotten(context.Queue.UploadsInUse);
    }

    private static async Task Answer(HttpContext context, RequestDelegate next, RequestGuard guard)
    {
        try
        {
            await guard.Pass(context, next);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            var (status, shown) = Explain(problem, context);
            await Json.Answer(shown, status).ExecuteAsync(context);
        }
    }

    private static (int Status, Problem Shown) Explain(Exception problem, HttpContext context) => problem switch
    {
        ApiException refused => (refused.Status, Problem.Of(refused)),
        InputException wrong => (StatusCodes.Status400BadRequest, Problem.Of(wrong)),
        Microsoft.AspNetCore.Http.BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (
                StatusCodes.Status413PayloadTooLarge,
                new Problem(
                    "upload",
                    "is longer than this server takes.",
                    "send fewer files at a time, or start the server with a larger --max-upload.")),
        Microsoft.AspNetCore.Http.BadHttpRequestException bad =>
            (bad.StatusCode, new Problem("request", bad.Message, "see docs/serve.md.")),
        OutOfMemoryException =>
            (
                StatusCodes.Status507InsufficientStorage,
                new Problem("server", "there is not enough memory for this.", "send fewer or smaller files.")),
        _ => (StatusCodes.Status500InternalServerError, Fault(problem, context)),
    };

    private static Problem Fault(Exception problem, HttpContext context)
    {
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"fault: {context.Request.Method} {context.Request.Path}: {problem}"));
        return new Problem("server", "a fault of the program; what happened stands where the server was started.", "report it.");
    }

    private static string AddressOf(WebApplication app, ServeOptions options)
    {
        var bound = new Uri(app.Urls.First());
        var host = IPAddress.TryParse(options.Host, out var address)
            ? address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? Dns.GetHostName() : bound.Host
            : options.Host;
        return $"{bound.Scheme}://{host}:{bound.Port.ToString(CultureInfo.InvariantCulture)}";
    }
}
