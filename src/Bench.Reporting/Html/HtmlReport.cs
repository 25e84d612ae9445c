using System.Text;
using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;

namespace Bench.Reporting.Html;

/// <summary>
/// The report as one HTML file that needs no network: the content of the PDF, with tables that can be sorted, agreement plots whose points
/// name their mouse, and slices to step through.
/// </summary>
public sealed class HtmlReport : IReportExporter
{
    /// <inheritdoc/>
    public string FileName => "report.html";

    /// <inheritdoc/>
    public void Export(EvaluationResult result, PublishedTable? published, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        result = PrintedResult.Of(result);
        var page = new HtmlPage();
        page.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head").Raw("<meta charset=\"utf-8\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
                    + "'unsafe-inline'; img-src data:\">\n")
            .Element("title", $"Bench evaluation report: {result.RunId}")
            .Raw("<style>\n").Raw(Resource("report.css")).Raw("</style>\n").Close("head").Open("body")
            .Element("a", "Skip to the verdict", ("href", "#main"), ("class", "skip")).Open("main", ("id", "main"));
        var blocks = ReportContent.Of(result, published);
        var explored = false;
        foreach (var block in blocks)
        {
            // After the cover and its table of contents.
            if (!explored && block is Heading { Level: 1 })
            {
                Explore(page, result);
                explored = true;
            }

            block.Write(page);
        }

        page.Close("main")
            .Raw("<script type=\"application/json\" id=\"data\">")
            .Raw(ExploreData.Of(result))
            .Raw("</script>\n<script>\n")
            .Raw(Resource("report.js"))
            .Raw("</script>\n").Close("body").Close("html");
        output.Write(new UTF8Encoding(false).GetBytes(page.ToString()));
    }

    private static void Explore(HtmlPage page, EvaluationResult result)
    {
        var terms = result.Settings.Terms;
        page.Heading(2, "Explore", "explore");
        page.Open("section", ("id", "agreement"), ("aria-label", "Bland–Altman plot"))
            .Heading(3, terms.Say("Agreement, mouse by mouse"))
            .Element(
                "p",
                terms.Say(
                    "Point at a mouse, or reach it with the Tab key, to see its numbers; click it, or press Enter, to find it in the "
                        + "tables below. Solid line: bias; dashed: limits of agreement; bands: their 95 % intervals."))
            .Raw(
                "<div class=\"controls\"><label>Model <select id=\"ba-model\"></select></label> <label>Quantity <select "
                    + "id=\"ba-quantity\"></select></label></div>\n")
            .Raw("<div id=\"ba-plot\"></div><p id=\"ba-tip\" role=\"status\" aria-live=\"polite\"></p>\n").Close("section");
        if (result.Montages.Any(m => m.Slices.Count > 0))
        {
            page.Open("section", ("id", "viewer"), ("aria-label", "Slices and frames with outlines"))
                .Heading(3, "Slices and frames")
                .Element(
                    "p",
                    $"Step through slices (arrow keys up and down) and frames (left and right). Outlines: expert solid white, model "
                        + "dashed in its colour; "
                        + (terms.HasRightVentricle
                            ? "the left ventricle’s outer border, its blood pool and the right ventricle."
                            : "the heart’s outer border and the blood pool."))
                .Raw(
                    "<div class=\"controls\"><label>Case <select id=\"v-case\"></select></label> <label>Model <select "
                        + "id=\"v-model\"></select></label>\n")
                .Raw(
                    "<label><input type=\"checkbox\" id=\"v-expert\" checked> expert</label> <label><input type=\"checkbox\" "
                        + "id=\"v-predicted\" checked> model</label> <label><input type=\"checkbox\" id=\"v-fill\"> fill</label></div>\n")
                .Raw("<canvas id=\"v-canvas\" width=\"512\" height=\"512\" role=\"img\" tabindex=\"0\"></canvas>\n")
                .Raw(
                    "<div class=\"controls\"><label>Slice <input type=\"range\" id=\"v-slice\" min=\"0\" value=\"0\"></label> "
                        + "<label>Frame <input type=\"range\" id=\"v-frame\" min=\"0\" value=\"0\"></label>\n")
                .Raw(
                    "<button type=\"button\" id=\"v-play\" aria-pressed=\"false\">Play</button></div>\n<p><output "
                        + "id=\"v-text\"></output></p>\n").Close("section");
        }
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"Bench.Reporting.Html.{name}")
            ?? throw new InvalidOperationException($"the resource {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
