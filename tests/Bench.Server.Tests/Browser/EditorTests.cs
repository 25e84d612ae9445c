using System.Globalization;
using Microsoft.Playwright;

namespace Bench.Server.Tests.Browser;

/// <summary>
/// The editor's tools besides the brush of a pointer. What is expected is counted by hand: a disc of radius 3 about a corner of four voxels
/// covers, in each quadrant, the centres at 0.5, 1.5 and 2.5 but the outermost (2.5² + 2.5² &gt; 3²): 4 × 8 voxels.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class EditorTests(BrowserSession session) : IAsyncLifetime
{
    private const int Side = 64;
    private const int Disc = 32;
    private const int Myocardium = 1;
    private const int BloodPool = 2;

    private OpenPage _open = null!;
    private string _path = "";
    private int _slice;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPage Page => _open.Page;

    private ILocator Canvas => Page.Locator(".picture canvas.slice");

    public async ValueTask InitializeAsync()
    {
        var id = await session.Heart();
        _open = await session.Open($"#/segmentations/{id}");
        await Page.WaitForSelectorAsync(".downloads");
        var reader = $"Reader {Guid.NewGuid():N}";
        await Page.GetByLabel("Your name").FillAsync(reader);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Correct the masks" }).ClickAsync();
        await Page.WaitForSelectorAsync("text=Reading of");
        await Page.WaitForFunctionAsync("() => /blood pool \\d+ voxels/.test(document.querySelector('.picture canvas.slice').ariaLabel)");
        var frame = await Canvas.GetAttributeAsync("data-frame");
        _slice = int.Parse((await Canvas.GetAttributeAsync("data-slice"))!, CultureInfo.InvariantCulture);
        _path = $"api/segmentations/{id}/readings/{Uri.EscapeDataString(reader)}/masks/{frame}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
            await _open.DisposeAsync();
    }

    [Fact]
    public async Task Brush_fill_erase_and_undo_work_without_a_mouse()
    {
        var network = await Slice();

        // From the middle (32, 32) by five times five voxels each way to (7, 7), where there is no heart.
        await Canvas.FocusAsync();
        foreach (var key in "WWWWWAAAAA")
            await Page.Keyboard.PressAsync($"Shift+{key}");
        await Saved(() => Page.Keyboard.PressAsync("Enter"));
        var drawn = Changed(network, await Slice());
        Assert.Equal(Disc, drawn.Count);
        Assert.All(drawn.Keys, i => Assert.Equal(0, network[i]));
        Assert.All(drawn.Values, label => Assert.Equal(BloodPool, label));
        Assert.Equal((4, 9, 4, 9), (
            drawn.Keys.Min(i => i / Side), drawn.Keys.Max(i => i / Side), drawn.Keys.Min(i => i % Side), drawn.Keys.Max(i => i % Side)));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Myocardium", Exact = true }).ClickAsync();
        await Canvas.FocusAsync();
        await Page.Keyboard.PressAsync("f");
        await Saved(() => Page.Keyboard.PressAsync("Enter"));
        var filled = Changed(network, await Slice());
        Assert.Equal(drawn.Keys.Order(), filled.Keys.Order());
        Assert.All(filled.Values, label => Assert.Equal(Myocardium, label));

        await Page.Keyboard.PressAsync("e");
        await Saved(() => Page.Keyboard.PressAsync("Enter"));
        Assert.Equal(network, await Slice());

        await Saved(() => Page.Keyboard.PressAsync("Control+z"));
        Assert.Equal(filled.Count, Changed(network, await Slice()).Count);
    }

    [Fact]
    public async Task A_pointer_erases_along_its_way_and_fills_what_hangs_together()
    {
        var network = await Slice();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }).ClickAsync();
        var (row, column) = Middle(network);
        await Canvas.ScrollIntoViewIfNeededAsync();
        var box = (await Canvas.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(X(column), Y(row));
        await Page.Mouse.DownAsync();
        await Saved(() => Page.Mouse.UpAsync());

        var erased = Changed(network, await Slice());
        Assert.NotEmpty(erased);
        Assert.All(erased, e => Assert.Equal(0, e.Value));
        Assert.All(erased.Keys, i => Assert.True(Distance(i, row, column) <= 3.01, $"voxel {i}"));
        Assert.All(
            Enumerable.Range(0, network.Length).Where(i => network[i] > 0 && Distance(i, row, column) < 2.5),
            i => Assert.Contains(i, erased.Keys));

        // All background that hangs together with the corner, and nothing of the heart.
        await Page.GetByRole(AriaRole.Group, new() { Name = "Tool" }).GetByText("Fill").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Blood pool", Exact = true }).ClickAsync();
        var before = await Slice();
        await Saved(() => Page.Mouse.ClickAsync(X(1.5), Y(1.5)));
        var filled = Changed(before, await Slice());
        Assert.Equal(Reached(before, Side + 1), filled.Keys.Order());
        Assert.All(filled.Values, label => Assert.Equal(BloodPool, label));

        float X(double at) => box.X + (float)(at * box.Width / Side);
        float Y(double at) => box.Y + (float)(at * box.Height / Side);
    }

    [Fact]
    public async Task A_slice_is_copied_from_the_next_one_and_the_outermost_has_none()
    {
        var below = await Slice(1);
        Assert.NotEqual(below, await Slice());

        await Saved(() => Page.GetByRole(AriaRole.Button, new() { Name = "Copy from slice below" }).ClickAsync());

        Assert.Equal(below, await Slice());
        Assert.Equal(below, await Slice(1));

        await Canvas.FocusAsync();
        for (var step = _slice; step > 0; step--)
            await Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(Canvas).ToHaveAttributeAsync("data-slice", "0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Copy from slice above" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("There is no slice beyond this one")).ToHaveCountAsync(1);
    }

    private static double Distance(int voxel, double row, double column) =>
        Math.Sqrt(Math.Pow((voxel / Side) + 0.5 - row, 2) + Math.Pow((voxel % Side) + 0.5 - column, 2));

    private static (double Row, double Column) Middle(byte[] labels)
    {
        int[] heart = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] > 0)];
        return (heart.Average(i => (i / Side) + 0.5), heart.Average(i => (i % Side) + 0.5));
    }

    private static Dictionary<int, byte> Changed(byte[] before, byte[] after) =>
        Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).ToDictionary(i => i, i => after[i]);

    // Neighbours of neighbours, level by level, until none is new.
    private static int[] Reached(byte[] labels, int from)
    {
        var reached = new HashSet<int> { from };
        for (int[] edge = [from]; edge.Length > 0;)
        {
            edge =
            [
                .. edge.SelectMany(i => new[]
                {
                    i % Side > 0 ? i - 1 : i, i % Side < Side - 1 ? i + 1 : i, i >= Side ? i - Side : i, i < labels.Length - Side ? i + Side : i,
                }).Where(i => labels[i] == labels[from] && reached.Add(i)),
            ];
        }

        return [.. reached.Order()];
    }

    private Task<IResponse> Saved(Func<Task> action) => Page.RunAndWaitForResponseAsync(action, r => r.Request.Method == "PUT" && r.Ok);

    private async Task<byte[]> Slice(int beyond = 0)
    {
        var all = await session.Client.GetByteArrayAsync(new Uri(_path, UriKind.Relative), Cancellation);
        return all[((_slice + beyond) * Side * Side)..((_slice + beyond + 1) * Side * Side)];
    }
}
