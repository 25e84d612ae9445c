using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Bench.Server.Tests.Browser;

/// <summary>From a run to a slice, and from a number to how it was made.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RunPageTests(BrowserSession session)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_click_on_a_point_opens_its_case_at_its_worst_slice_with_both_contours()
    {
        await using var open = await session.Open("#/runs");
        var page = open.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = TinyRun.Name }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Points" }).ClickAsync();
        var point = page.Locator("figure").Nth(1).Locator("a.point").Nth(2);
        await point.WaitForAsync();
        var name = (await point.GetAttributeAsync("aria-label"))!.Split(':')[0];

        await point.Locator("circle.target").ClickAsync();

        var canvas = page.Locator("canvas.slice");
        await page.WaitForFunctionAsync("() => document.querySelector('canvas.slice')?.ariaLabel.includes('far: blood pool')");
        var found = await Get($"cases/{name}");
        var far = found.GetProperty("models").EnumerateArray().Single(m => m.GetProperty("name").GetString() == "far");
        var worst = far.GetProperty("worst");
        Assert.Equal($"{worst.GetProperty("slice")}", await canvas.GetAttributeAsync("data-slice"));
        var frames = found.GetProperty("frames").EnumerateArray().Select(f => f.GetProperty("frame").GetInt32()).ToList();
        Assert.Equal($"{frames.IndexOf(worst.GetProperty("frame").GetInt32())}", await canvas.GetAttributeAsync("data-frame"));

        // Three rows apart, both outlines of the blood pool have red pixels of their own: one closed line has fewer than two.
        var red = await canvas.EvaluateAsync<int>("""
            c => {
              const all = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              let n = 0;
              for (let i = 0; i < all.length; i += 4) n += all[i] > 200 && all[i + 1] < 120 && all[i + 2] < 120;
              return n;
            }
            """);
        await page.GetByLabel("Model").SelectOptionAsync("near");
        Assert.True(red > 50, $"{red} red pixels");
        Assert.Contains("voxels too many", await page.Locator(".tip").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_models_beside_each_other_show_the_same_slice()
    {
        await using var open = await session.Open($"{Run}/case/Mouse2?model=near&beside=far");
        var page = open.Page;
        await page.WaitForFunctionAsync("() => document.querySelectorAll('canvas.slice').length === 2");
        await page.Locator("canvas.slice").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.WaitForFunctionAsync(
            "() => new Set([...document.querySelectorAll('canvas.slice')].map(c => c.dataset.slice)).size === 1");

        var slices = await page.Locator("canvas.slice").EvaluateAllAsync<string[]>("all => all.map(c => c.dataset.slice)");
        Assert.Equal(slices[0], slices[1]);
        var shown = int.Parse(slices[0], CultureInfo.InvariantCulture) + 1;
        Assert.StartsWith($"{shown} /", await page.Locator("output").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_sorted_by_a_chosen_measure()
    {
        await using var open = await session.Open($"{Run}/cases");
        var page = open.Page;
        var head = page.GetByRole(AriaRole.Button, new() { Name = "near Dice", Exact = true });
        await head.ClickAsync();
        await head.ClickAsync();
        Assert.Equal("ascending", await page.Locator("th[aria-sort]:not([aria-sort=none])").GetAttributeAsync("aria-sort"));

        var first = await page.Locator("tbody th").First.InnerTextAsync();

        var rows = (await Get("cases")).GetProperty("rows").EnumerateArray().ToArray();
        var least = rows.MinBy(r => r.GetProperty("values").GetProperty("near").GetProperty("dice").GetDouble());
        Assert.Equal(least.GetProperty("case").GetString(), first);

        await page.GetByLabel("Another measure").SelectOptionAsync("hd95:myocardium:ED");
        await Assertions.Expect(page.Locator("thead")).ToContainTextAsync("hd95, myocardium, ED");
    }

    [Fact]
    public async Task A_number_of_a_table_answers_with_formula_inputs_and_code()
    {
        await using var open = await session.Open($"{Run}/tables/agreement");
        var page = open.Page;
        await page.Locator("button.number[aria-label^='bias ']").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.GetByText("Python").WaitForAsync();

        var text = await dialog.InnerTextAsync();

        var table = await Get("tables/agreement");
        var column = table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()).ToList().IndexOf("bias");
        var value = double.Parse(table.GetProperty("rows")[0][column].GetString()!, CultureInfo.InvariantCulture);
        Assert.Contains($"\n{value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '\u2212')} ", text, StringComparison.Ordinal);
        Assert.Contains("mean of (model − expert)", text, StringComparison.Ordinal);
        Assert.Contains("tables/function.csv", text, StringComparison.Ordinal);
        Assert.Contains("print(float(d.mean()))", text, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_if_moves_numbers_and_writes_nothing()
    {
        var folder = Path.Combine(session.Runs, TinyRun.Name);
        var before = Files(folder);
        await using var open = await session.Open($"{Run}/what-if");
        var page = open.Page;
        await Assertions.Expect(page.Locator(".exploratory")).ToContainTextAsync("Exploratory");
        await page.GetByLabel("Leave out").SelectOptionAsync("Mouse3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take Mouse3 in again" }).WaitForAsync();
        var row = page.Locator("[aria-label^='Numbers, as in'] tr").Filter(new() { HasText = "Dice, blood pool, ED" }).First;
        await Assertions.Expect(row.Locator("td").Nth(1)).ToHaveTextAsync("3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Take Mouse3 in again" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No number moves.")).ToBeVisibleAsync();
        Assert.Equal(before, Files(folder));
    }

    [Fact]
    public async Task A_figure_is_the_report_s_own_and_a_hostile_name_of_a_run_is_text()
    {
        await using var open = await session.Open($"{Run}/figures");
        var page = open.Page;
        var picture = page.Locator("img.figure").First;
        await picture.WaitForAsync();

        Assert.True(await picture.EvaluateAsync<bool>("i => i.decode().then(() => i.naturalWidth > 100)"));
        Assert.Equal(TinyRun.Name, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
    }

    private string Run => $"#/runs/{Uri.EscapeDataString(Id)}";

    private string Id => field ??= session.Client.GetFromJsonAsync<JsonElement>(new Uri("api/runs", UriKind.Relative), Cancellation)
        .GetAwaiter().GetResult().EnumerateArray().Single().GetProperty("id").GetString()!;

    private static string[] Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => $"{f} {new FileInfo(f).Length} {File.GetLastWriteTimeUtc(f):O}"),
    ];

    private async Task<JsonElement> Get(string path) => await session.Client.GetFromJsonAsync<JsonElement>(
        new Uri($"api/runs/{Uri.EscapeDataString(Id)}/{path}", UriKind.Relative), Cancellation);
}
