using Bench.Harness.Options;
using Microsoft.Playwright;

namespace Bench.Server.Tests.Browser;

/// <summary>One server and one browser for all tests of the page. Where there is no Chromium, every test is skipped and says so.</summary>
public sealed class BrowserSession : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // No sandbox as root, no card, and no word to anybody outside.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("bench-page-data-").FullName;
    private readonly string _runs = Directory.CreateTempSubdirectory("bench-page-runs-").FullName;
    private ServerHost? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _heart;

    /// <summary>Address of the server.</summary>
    public string Address => _host!.Address;

    /// <summary>A client that sends the token.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Folder that the server may read.</summary>
    public string Data => _data;

    /// <summary>Folder of runs.</summary>
    public string Runs => _runs;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } chromium)
            return;

        TinyRun.Write(_data, _runs);
        _host = await ServerHost.Start(new ServeOptions { Port = 0, DataFolder = _data, RunsFolder = _runs, IsWarm = false });
        Client.BaseAddress = new Uri(_host.Address + "/");
        Client.DefaultRequestHeaders.Authorization = new("Bearer", _host.Token);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        Directory.Delete(_data, recursive: true);
        Directory.Delete(_runs, recursive: true);
    }

    /// <summary>Opens the page as a user does, by the link with the token.</summary>
    /// <param name="address">Where to go then, such as <c>#/runs</c>.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="width">Width of the window, pixels.</param>
    public async Task<OpenPage> Open(string address = "", ColorScheme scheme = ColorScheme.Light, int width = 1400)
    {
        Assert.SkipWhen(_browser is null, $"no browser: none of {string.Join(", ", Places)}.");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(45_000);
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page);
        await page.GotoAsync($"{_host!.Address}/?token={_host.Token}");
        if (address.Length > 0)
            await page.GotoAsync($"{_host.Address}/{address}");
        return open;
    }

    /// <summary>A phantom that has been segmented: its id, the same for all tests.</summary>
    public async Task<string> Heart()
    {
        if (_heart is null)
        {
            await using var open = await Open();
            _heart = await SegmentPhantom(open.Page, "Mouse1.h5");
        }

        return _heart;
    }

    /// <summary>Chooses a file, as by the button of the page.</summary>
    /// <param name="page">The page, at its start.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="content">What is in it.</param>
    public static Task Choose(IPage page, string name, byte[] content) =>
        page.SetInputFilesAsync("#files", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });

    /// <summary>Uploads a phantom and segments it by the page.</summary>
    /// <param name="page">The page, at its start.</param>
    /// <param name="name">Name of the file.</param>
    /// <returns>The id of the segmentation.</returns>
    public static async Task<string> SegmentPhantom(IPage page, string name)
    {
        await Choose(page, name, SmallCine.Phantom);
        await page.GetByRole(AriaRole.Button, new() { Name = "Segment", Exact = true }).ClickAsync();
        await page.WaitForSelectorAsync(".downloads");
        return page.Url[(page.Url.LastIndexOf('/') + 1)..];
    }
}

/// <summary>A page in a context of its own. A script's error anywhere fails the test.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    internal OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _errors.Add(error);
        page.Dialog += (_, dialog) => _errors.Add($"a dialog: {dialog.Message}");
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                _errors.Add(message.Text);
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserSession>
{
    public const string Name = "browser";
}
