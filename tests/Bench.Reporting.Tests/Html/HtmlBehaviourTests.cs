using System.Diagnostics;
using System.Globalization;
using Bench.Reporting.Wording;
using Bench.Testing;
using UglyToad.PdfPig;

namespace Bench.Reporting.Tests.Html;

/// <summary>The interactive part in a real browser, headless. Skipped where there is none: the product does not need one.</summary>
public sealed class HtmlBehaviourTests
{
    private static readonly string? Browser = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(
            name =>
                (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    [Fact]
    public async Task A_click_on_a_head_sorts_the_table_and_a_second_one_turns_it_round()
    {
        // Column 10 of the appendix is the difference in ESV: sorted by size, not by text, minus signs and thin spaces included.
        var found = await Ask(
            """
            const table = document.querySelectorAll("table.sortable");
            const last = table[table.length - 1], head = last.querySelectorAll("thead tr:last-child th")[8];
            const column = () => [...last.tBodies[0].rows].map(r => parseFloat(r.cells[8].textContent.replace("−", "-")));
            const sorted = (a, d) => a.every((v, i) => i === 0 || d * (v - a[i - 1]) >= 0);
            head.querySelector("button").click();
            const up = sorted(column(), 1) && head.getAttribute("aria-sort") === "ascending";
            head.querySelector("button").click();
            return up && sorted(column(), -1) && column().some(v => v < 0) && column().length === 25 ? "sorted" : column().join(" ");
            """);

        Assert.Equal("sorted", found);
    }

    [Fact]
    public async Task A_point_names_its_mouse_and_a_click_marks_it_in_the_tables()
    {
        // Two models, so two tables of every mouse.
        var result = SampleResult.Create();
        var edv = result.Models[0].Cases[0].Function[0];

        var found = await Ask(
            """
            const dot = document.querySelector("#ba-plot circle");
            dot.dispatchEvent(new Event("focus"));
            dot.dispatchEvent(new MouseEvent("click"));
            return document.querySelectorAll("#ba-plot circle").length + "|" + document.getElementById("ba-tip").textContent + "|" + [...document.querySelectorAll("tr.chosen")].map(r => r.cells[0].textContent).filter(t => t === "Mouse1").length;
            """);

        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"25|Mouse1: expert {edv.Reference:0.00}, model {edv.Predicted:0.00} µL, difference "
                    + $"{edv.Difference:0.00}|2").Replace("difference -",
                "difference −",
                StringComparison.Ordinal),
            found);
    }

    [Fact]
    public async Task Sliders_step_through_slices_and_frames_of_the_chosen_case()
    {
        var result = SampleResult.Create();
        var montage = result.Montages[1];
        var cine = result.Cines.Single(c => c.Mouse == montage.Mouse);

        var found = await Ask(
            """
            const by = id => document.getElementById(id), set = (id, value) => { by(id).value = value; by(id).dispatchEvent(new Event("input")); };
            const shown = () => by("v-canvas").getAttribute("aria-label");
            const until = async text => { for (let i = 0; i < 200 && !(shown() || "").includes(text); i++) await new Promise(r => setTimeout(r, 20)); return shown(); };
            set("v-case", 1);
            const first = await until("Median");
            set("v-slice", by("v-slice").max);
            set("v-frame", by("v-frame").max);
            const last = await until("not contoured");
            by("v-canvas").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp" }));
            by("v-canvas").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
            const stepped = await until("frame 0;");
            return [first, last, stepped].join("|");
            """);

        var texts = found.Split('|');
        Assert.StartsWith($"Median: {montage.Mouse}", texts[0], StringComparison.Ordinal);
        Assert.Contains(
            $"frame {montage.FrameIndex}; contoured by the expert, segmented by UNet3+; Dice in this slice",
            texts[0],
            StringComparison.Ordinal);
        Assert.Contains(
            $"slice {cine.Slices[^1]}, frame {cine.Frames[^1]}; not contoured by the expert, segmented by UNet3+",
            texts[1],
            StringComparison.Ordinal);
        Assert.Contains($"slice {cine.Slices[^2]}, frame 0;", texts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_viewer_shows_the_image_and_both_outlines()
    {
        // Solid white of the expert and dashed blue of the first model (#0072b2) over grey pixels.
        var found = await Ask(
            """
            const by = id => document.getElementById(id), canvas = by("v-canvas");
            for (let i = 0; i < 200 && !canvas.getAttribute("aria-label"); i++) await new Promise(r => setTimeout(r, 20));
            const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            let white = 0, blue = 0, greys = new Set();
            for (let i = 0; i < pixels.length; i += 4) {
              const [r, g, b] = pixels.subarray(i, i + 3);
              white += r + g + b > 755;
              blue += r + Math.abs(g - 114) + Math.abs(b - 178) < 12;
              if (r === g && g === b) greys.add(r);
            }
            return [white > 100, blue > 100, greys.size > 20].join(" ");
            """);

        Assert.Equal("true true true", found);
    }

    [Fact]
    public async Task Printed_the_report_has_every_number_of_every_mouse_and_nothing_that_needs_a_hand()
    {
        Assert.SkipWhen(Browser is null, "no Chromium on this machine");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "report.html");
        await File.WriteAllTextAsync(file, HtmlReportTests.Export(SampleResult.Create()), TestContext.Current.CancellationToken);
        await Browse(folder, $"--print-to-pdf={Path.Combine(folder.Path, "printed.pdf")}", $"file://{file}");

        using var printed = PdfDocument.Open(Path.Combine(folder.Path, "printed.pdf"));
        var pages = printed.GetPages().ToArray();
        var words = pages.SelectMany(p => p.GetWords()).Where(w => w.BoundingBox.Right < pages[0].Width).Select(w => w.Text).ToHashSet();
        Assert.All(
            SampleResult.Create().Models.SelectMany(m => m.Cases).SelectMany(c => c.Function),
            f => Assert.Contains(NumberText.WithSign(f.Difference, f.Unit == "µL" ? 2 : 1), words));
        Assert.DoesNotContain(pages, p => p.Text.Contains("Point at a mouse", StringComparison.Ordinal));
    }

    /// <summary>Runs a script in the report of the usual sample and gives back what it returns.</summary>
    private static async Task<string> Ask(string script)
    {
        Assert.SkipWhen(Browser is null, "no Chromium on this machine");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "report.html");
        var html = HtmlReportTests.Export(SampleResult.Create());
        var probe =
            $"<script>(async () => {{ {script} }})().then(r => document.title = r, e => document.title = String(e));</script></body>";
        await File.WriteAllTextAsync(file, html.Replace("</body>", probe, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var dom = await Browse(folder, "--virtual-time-budget=20000", "--dump-dom", $"file://{file}");
        var begin = dom.IndexOf("<title>", StringComparison.Ordinal) + "<title>".Length;
        return System.Net.WebUtility.HtmlDecode(dom[begin..dom.IndexOf("</title>", begin, StringComparison.Ordinal)]);
    }

    private static async Task<string> Browse(TemporaryFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Browser!) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] common = ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder.Path, "profile")}"];
        foreach (var argument in common.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _ = await errors;
        return output;
    }
}
