using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bench.Testing;
using Microsoft.Playwright;

namespace Bench.Server.Tests.Browser;

/// <summary>From a dropped heart to numbers, curve, corrected masks and files, by the page alone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SegmentPageTests(BrowserSession session)
{
    [Fact]
    public async Task A_heart_is_looked_at_first_and_then_segmented_frame_by_frame()
    {
        await using var open = await session.Open();
        var page = open.Page;
        await page.AddInitScriptAsync("""
            window.seen = [];
            new MutationObserver(() => {
              const bar = document.querySelector('progress[aria-label="Frames segmented"]');
              if (bar) window.seen.push([bar.value, bar.max]);
            }).observe(document, { childList: true, subtree: true, attributes: true });
            """);
        await page.ReloadAsync();

        await BrowserSession.Choose(page, "Mouse1.h5", SmallCine.Phantom);
        var card = page.Locator("article.look");
        await card.WaitForAsync();
        var look = await card.InnerTextAsync();
        Assert.Contains("8 frames", look, StringComparison.Ordinal);
        Assert.Contains("64 × 64", look, StringComparison.Ordinal);
        Assert.Contains("Assumed", look, StringComparison.Ordinal);
        Assert.True(await card.Locator("img").EvaluateAsync<bool>("i => i.decode().then(() => i.naturalWidth > 0)"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Segment", Exact = true }).ClickAsync();
        await page.WaitForSelectorAsync(".downloads");

        var seen = await page.EvaluateAsync<double[][]>("window.seen");
        Assert.NotEmpty(seen);
        Assert.All(seen, s => Assert.Equal(8, s[1]));
        Assert.Equal(10, await page.Locator("#numbers li").CountAsync());
    }

    [Fact]
    public async Task Colours_over_the_image_are_the_masks_of_the_server()
    {
        var id = await session.Heart();
        await using var open = await session.Open($"#/segmentations/{id}");
        var page = open.Page;
        await page.WaitForSelectorAsync(".downloads");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fill" }).ClickAsync();
        var canvas = page.Locator(".picture canvas.slice");
        await Shown(page);
        var slice = int.Parse((await canvas.GetAttributeAsync("data-slice"))!, CultureInfo.InvariantCulture);
        var frame = int.Parse((await canvas.GetAttributeAsync("data-frame"))!, CultureInfo.InvariantCulture);
        var labels = (await session.Client.GetByteArrayAsync(
            new Uri($"api/segmentations/{id}/masks/{frame}", UriKind.Relative), Cancellation))[(slice * 64 * 64)..((slice + 1) * 64 * 64)];

        // Red less blue of the pixel in the middle of each voxel.
        var tints = await canvas.EvaluateAsync<int[]>("""
            c => {
              const all = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              return Array.from({ length: 64 * 64 }, (_, i) => {
                const x = Math.floor((i % 64 + 0.5) * c.width / 64), y = Math.floor((Math.floor(i / 64) + 0.5) * c.height / 64);
                return all[4 * (y * c.width + x)] - all[4 * (y * c.width + x) + 2];
              });
            }
            """);

        var checkedVoxels = new int[3];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!IsInside(labels, i))
                continue;
            checkedVoxels[labels[i]]++;
            Assert.True(
                labels[i] switch { 0 => Math.Abs(tints[i]) < 5, 1 => tints[i] < -30, _ => tints[i] > 30 },
                $"voxel {i} of label {labels[i]} has red less blue {tints[i]}");
        }

        Assert.All(checkedVoxels, n => Assert.True(n > 3, string.Join(' ', checkedVoxels)));
    }

    [Fact]
    public async Task Dragging_end_diastole_and_arrow_keys_move_the_phases_and_the_numbers_follow()
    {
        await using var open = await session.Open();
        var page = open.Page;
        var id = await BrowserSession.SegmentPhantom(page, "Mouse7.h5");
        var before = await State(id);
        var from = before.GetProperty("endDiastole").GetInt32();
        var to = (from + 3) % 8;

        var box = (await page.Locator(".handle.endDiastole rect.grip").BoundingBoxAsync())!;
        var dot = (await page.Locator("svg.chart circle.dot").Nth(to).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(dot.X + (dot.Width / 2), box.Y + 60, new() { Steps = 5 });
        await page.RunAndWaitForResponseAsync(() => page.Mouse.UpAsync(), IsOfPhases);

        var after = await State(id);
        Assert.Equal(to, after.GetProperty("endDiastole").GetInt32());
        Assert.Equal("user", after.GetProperty("phasesFrom").GetString());
        var volume = after.GetProperty("volumes")[to].GetProperty("bloodPool").GetDouble();
        await Assertions.Expect(page.Locator("#numbers li b").First).ToHaveTextAsync(volume.ToString("F2", CultureInfo.InvariantCulture));
        await Assertions.Expect(page.Locator(".changes summary")).ToHaveTextAsync("1 change");

        var systole = after.GetProperty("endSystole").GetInt32();
        var key = systole > 0 ? "ArrowLeft" : "ArrowRight";
        await page.Locator(".handle.endSystole").FocusAsync();
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync(key), IsOfPhases);
        Assert.Equal(systole + (key == "ArrowLeft" ? -1 : 1), (await State(id)).GetProperty("endSystole").GetInt32());
        await Assertions.Expect(page.Locator(".handle.endSystole")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_stroke_makes_a_reading_and_leaves_the_masks_of_the_network()
    {
        await using var open = await session.Open();
        var page = open.Page;
        var id = await BrowserSession.SegmentPhantom(page, "Mouse8.h5");
        await page.GetByLabel("Your name").FillAsync("Ada <b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the masks" }).ClickAsync();
        var canvas = page.Locator(".picture canvas.slice");
        await page.WaitForSelectorAsync("text=Reading of");
        await Shown(page);
        var frame = int.Parse((await canvas.GetAttributeAsync("data-frame"))!, CultureInfo.InvariantCulture);
        var network = await Masks($"api/segmentations/{id}/masks/{frame}");

        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.1f), box.Y + (box.Height * 0.1f));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height * 0.1f), new() { Steps = 6 });
        await page.RunAndWaitForResponseAsync(() => page.Mouse.UpAsync(), r => r.Request.Method == "PUT");

        var path = $"api/segmentations/{id}/readings/{Uri.EscapeDataString("Ada <b>")}/masks/{frame}";
        var reading = await Masks(path);
        Assert.Equal(network, await Masks($"api/segmentations/{id}/masks/{frame}"));
        var drawn = Enumerable.Range(0, reading.Length).Where(i => reading[i] != network[i]).ToArray();
        Assert.All(drawn, i => Assert.Equal(2, reading[i]));

        // 0.2 of 64 voxels long, 6 wide, round at both ends: 12.8 × 6 + π × 9 = 105 voxels.
        Assert.InRange(drawn.Length, 95, 116);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Numbers of Ada <b>" })).ToBeVisibleAsync();

        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync(), r => r.Request.Method == "PUT");
        Assert.Equal(network, await Masks(path));
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Redo" }).ClickAsync(), r => r.Request.Method == "PUT");
        Assert.Equal(reading, await Masks(path));
    }

    [Fact]
    public async Task Downloaded_masks_are_read_by_nibabel()
    {
        var id = await session.Heart();
        await using var open = await session.Open($"#/segmentations/{id}");
        var download = await open.Page.RunAndWaitForDownloadAsync(
            () => open.Page.GetByRole(AriaRole.Link, new() { Name = "Masks (NIfTI)" }).ClickAsync());
        var file = Path.Combine(Path.GetDirectoryName(await download.PathAsync())!, "masks.nii.gz");
        await download.SaveAsAsync(file);

        var lines = OtherPrograms.Python(Path.Combine(AppContext.BaseDirectory, "Browser", "read_nibabel.py"), file).Trim().Split('\n');

        var state = await State(id);
        var size = lines[0].Split(' ').Select(int.Parse).Order().ToArray();
        Assert.Equal(new[] { 64, 64, state.GetProperty("slices").GetInt32(), 8 }.Order(), size);
        for (var frame = 0; frame < 8; frame++)
        {
            var masks = await Masks($"api/segmentations/{id}/masks/{frame}");
            Assert.Equal($"{masks.Count(v => v == 1)} {masks.Count(v => v == 2)}", lines[2 + frame]);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_heart_is_refused_with_a_remedy()
    {
        await using var open = await session.Open();
        await BrowserSession.Choose(open.Page, "notes.h5", "hello"u8.ToArray());

        var problem = open.Page.Locator(".notice.error").First;

        await Assertions.Expect(problem).ToContainTextAsync("notes.h5");
        await Assertions.Expect(problem).ToContainTextAsync("What to do:");
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>.h5")]
    [InlineData("\"><svg onload=alert(2)>.h5")]
    [InlineData("javascript:alert(3).h5")]
    public async Task A_hostile_name_is_shown_as_text(string name)
    {
        await using var open = await session.Open();
        var page = open.Page;
        await BrowserSession.Choose(page, name, SmallCine.Phantom);
        await page.WaitForSelectorAsync("article.look, .notice.error");

        Assert.Equal(0, await page.Locator("img[src=x], main svg, main script").CountAsync());
        Assert.Contains("alert(", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static bool IsOfPhases(IResponse response) => response.Url.EndsWith("/phases", StringComparison.Ordinal);

    /// <summary>Waits until the picture has its image and masks.</summary>
    private static async Task Shown(IPage page) => await page.WaitForFunctionAsync(
        "() => /blood pool \\d+ voxels/.test(document.querySelector('.picture canvas.slice').ariaLabel) "
            + "&& !document.querySelector('.picture canvas.slice').ariaLabel.includes('No image')");

    private static bool IsInside(byte[] labels, int i)
    {
        var (row, column) = (i / 64, i % 64);
        return row is > 0 and < 63 && column is > 0 and < 63
            && new[] { -65, -64, -63, -1, 1, 63, 64, 65 }.All(step => labels[i + step] == labels[i]);
    }

    private Task<byte[]> Masks(string path) => session.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation);

    private async Task<JsonElement> State(string id) => await session.Client.GetFromJsonAsync<JsonElement>(
        new Uri($"api/segmentations/{id}", UriKind.Relative), Cancellation);
}
