using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Bench.Server.Tests.Browser;

/// <summary>Names, roles and contrast of every view by axe-core, in light and dark; nothing is wider than a phone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserSession session)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_start_and_a_heart_have_names_roles_and_contrast(ColorScheme scheme)
    {
        var id = await session.Heart();
        await using var open = await session.Open("", scheme);
        var page = open.Page;
        await BrowserSession.Choose(page, "Mouse1.h5", SmallCine.Phantom);
        await page.WaitForSelectorAsync("article.look");
        await Check(page);

        await page.GotoAsync($"{session.Address}/#/segmentations/{id}");
        await page.WaitForSelectorAsync(".downloads");
        await Check(page);

        await page.GetByLabel("Your name").FillAsync("Ada");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct the masks" }).ClickAsync();
        await page.WaitForSelectorAsync("text=Reading of");
        await Check(page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Runs_have_names_roles_and_contrast(ColorScheme scheme)
    {
        await using var open = await session.Open("#/runs", scheme);
        var page = open.Page;
        await page.GetByText("Start a run").ClickAsync();
        await Check(page);
        await page.GetByRole(AriaRole.Link, new() { Name = TinyRun.Name }).ClickAsync();
        await page.Locator(".callout").WaitForAsync();
        var tabs = page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the run" });
        await Check(page);
        foreach (var (part, waitFor) in new[]
        {
            ("Points", "a.point"), ("Cases", "tbody a"), ("Tables", "button.number"), ("Figures", "img.figure"),
            ("What if", ".exploratory"),
        })
        {
            await tabs.GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
            await page.Locator(waitFor).First.WaitForAsync();
            await Check(page);
        }

        await tabs.GetByRole(AriaRole.Link, new() { Name = "Tables" }).ClickAsync();
        await page.Locator("button.number").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).WaitForAsync();
        await Check(page);
        await page.Keyboard.PressAsync("Escape");
        await tabs.GetByRole(AriaRole.Link, new() { Name = "Cases" }).ClickAsync();
        await page.Locator("tbody a").First.ClickAsync();
        await page.Locator("canvas.slice").WaitForAsync();
        await Check(page);
    }

    [Fact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        var id = await session.Heart();
        await using var open = await session.Open($"#/segmentations/{id}", width: 400);
        await open.Page.WaitForSelectorAsync(".downloads");

        Assert.Equal(400, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static async Task Check(IPage page)
    {
        var found = (await page.RunAxe()).Violations
            .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}");
        Assert.Empty(found);
    }
}
