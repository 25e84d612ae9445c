using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Results;
using Bench.Harness.Stages;
using Bench.Reporting.Figures;
using Bench.Reporting.Pages;
using Bench.Reporting.Tables;
using Bench.Server.Runs;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>Runs: listed, opened, down to a slice of a case.</summary>
internal static class RunEndpoints
{
    private const string Octets = "application/octet-stream";
    private const string Csv = "text/csv; charset=utf-8";
    private const string Svg = "image/svg+xml";
    private const string Pdf = "application/pdf";

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server)
    {
        api.Get(
            "/api/runs",
            "Runs of the folder that the server was started with, the latest first; search: words that must occur.",
            context => Json(server.Runs.All().Select(RunView.Line), context),
            "application/json",
            "search");
        api.Get(
            "/api/runs/{id}",
            "Verdicts, models, measures, tables and figures of a run.",
            context => Task.FromResult(One(server, context)));
        api.Get(
            "/api/runs/{id}/tables/{key}",
            "A table as columns and rows; KEY.csv as a CSV file.",
            context => Task.FromResult(Table(server, context)));
        api.Get(
            "/api/runs/{id}/figures/{key}",
            "A figure of the report: KEY.svg.",
            context => Task.FromResult(Drawn(server, context)),
            Svg);
        api.Get("/api/runs/{id}/files/report.pdf", "The report.", context => Task.FromResult(Report(server, context)), Pdf);
        api.Get(
            "/api/runs/{id}/points",
            "Reference and predicted value of each case: measure and model.",
            context => Task.FromResult(Points(server, context)),
            "application/json",
            "measure",
            "model");
        api.Get(
            "/api/runs/{id}/cases",
            "Every case with its Dice and quantities by every model; measure: one of the others, by its key.",
            context => Task.FromResult(Wire.Json.Answer(RunView.Cases(Printed(server, context), context.Asked("measure")))),
            "application/json",
            "measure");
        api.Get(
            "/api/runs/{id}/cases/{case}",
            "A case: its contoured frames, and the voxels of each slice by expert and models.",
            context => Task.FromResult(Case(server, context)));
        api.Get(
            "/api/runs/{id}/cases/{case}/images/{frame}",
            "Grey values of a contoured frame, by its number: a byte a voxel, slice by slice, row by row.",
            context => Task.FromResult(Bytes(server, context, (p, frame) => p.Image(frame))),
            Octets);
        api.Get(
            "/api/runs/{id}/cases/{case}/masks/{who}/{frame}",
            "Labels of a contoured frame by the expert, or by a model.",
            context =>
            {
                var who = context.Part("who");
                return Task.FromResult(Bytes(server, context, (p, frame) => p.Labels(who == "expert" ? "" : who, frame)));
            },
            Octets);
    }

    /// <summary>The result of the run that a request is about, in printed units.</summary>
    /// <param name="server">What requests work with.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">There is none.</exception>
    public static EvaluationResult Printed(ServerContext server, HttpContext context) =>
        PrintedResult.Of(server.Runs.ResultOf(server.Runs.Find(context.Part("id"))));

    private static Task<IResult> Json(IEnumerable<object> lines, HttpContext context)
    {
        string[] words = context.Asked("search")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return Task.FromResult(Wire.Json.Answer(lines.Where(line =>
            words.Length == 0 || System.Text.Json.JsonSerializer.Serialize(line, Wire.Json.Options) is var text
                && Array.TrueForAll(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))));
    }

    private static IResult One(ServerContext server, HttpContext context)
    {
        var run = server.Runs.Find(context.Part("id"));
        return File.Exists(run.ResultFile)
            ? Wire.Json.Answer(RunView.Whole(run, PrintedResult.Of(server.Runs.ResultOf(run))))
            : Wire.Json.Answer(RunView.Line(run));
    }

    private static IResult Table(ServerContext server, HttpContext context)
    {
        const string Ending = ".csv";
        var key = context.Part("key");
        var isFile = key.EndsWith(Ending, StringComparison.Ordinal);
        var name = isFile ? key[..^Ending.Length] : key;
        var table = ResultTables.Find(Printed(server, context), name)
            ?? throw ApiException.NotFound($"table {Printable.Line(name)}", "take one of the run's tables.");
        return isFile
            ? Results.Bytes(System.Text.Encoding.UTF8.GetBytes(table.ToCsv()), Csv, $"{table.Name}.csv")
            : Wire.Json.Answer(RunView.Of(table));
    }

    private static IResult Drawn(ServerContext server, HttpContext context)
    {
        var name = Path.ChangeExtension(context.Part("key"), null);
        var figure = FigureSet.Of(Printed(server, context)).Find(name)
            ?? throw ApiException.NotFound($"figure {Printable.Line(name)}", "take one of the run's figures.");
        using var stream = new MemoryStream();
        FigureFiles.WriteSvg(figure, stream);

        // A drawing has styles of its own and needs nothing else.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox";
        return Results.Bytes(stream.ToArray(), Svg);
    }

    private static IResult Report(ServerContext server, HttpContext context)
    {
        var run = server.Runs.Find(context.Part("id"));
        var result = server.Runs.ResultOf(run);
        using var stream = new MemoryStream();
        new PdfReport().Export(result, StudySelection.Of(run.Folder, result.Settings.Study), stream);
        return Results.Bytes(stream.ToArray(), Pdf, $"{Path.GetFileName(run.Folder)}.pdf");
    }

    private static IResult Points(ServerContext server, HttpContext context)
    {
        var result = Printed(server, context);
        var (key, name) = (context.Asked("measure") ?? "EF", context.Asked("model") ?? result.Models[0].Name);
        var measure = RunMeasure.All(result.Settings.Terms).FirstOrDefault(m => m.Key == key)
            ?? throw ApiException.NotFound($"measure {Printable.Line(key)}", "take one of the run's measures.");
        var model = result.Models.FirstOrDefault(m => m.Name == name)
            ?? throw ApiException.NotFound($"model {Printable.Line(name)}", "take one of the run's models.");
        return Wire.Json.Answer(RunView.Points(result, measure, model));
    }

    private static IResult Case(ServerContext server, HttpContext context)
    {
        var (run, result, name) = Asked(server, context);
        return Wire.Json.Answer(RunView.Case(PrintedResult.Of(result), name, PicturesOf(server, run, result, name)));
    }

    private static (RunEntry Run, EvaluationResult Result, string Case) Asked(ServerContext server, HttpContext context)
    {
        var run = server.Runs.Find(context.Part("id"));
        var result = server.Runs.ResultOf(run);
        var name = context.Part("case");
        return result.Models.Any(m => m.Cases.Any(c => c.Mouse == name))
            ? (run, result, name)
            : throw ApiException.NotFound($"case {Printable.Line(name)}", "take one of /cases.");
    }

    private static CasePictures? PicturesOf(ServerContext server, RunEntry run, EvaluationResult result, string name)
    {
        var mm = result.Models.SelectMany(m => m.Cases).FirstOrDefault(c => c.Mouse == name && c.VoxelSpacingMm.Count == 3)?.VoxelSpacingMm;
        var spacing = mm is null ? VoxelSpacing.Published : new VoxelSpacing(mm[0], mm[1], mm[2]);
        return server.Pictures.Of(run, result, name) ?? ResultPictures.Of(result, name, spacing);
    }

    private static IResult Bytes(ServerContext server, HttpContext context, Func<CasePictures, int, byte[]?> take)
    {
        var (run, result, name) = Asked(server, context);
        var pictures = PicturesOf(server, run, result, name);
        var bytes = int.TryParse(context.Part("frame"), out var frame) && pictures is not null ? take(pictures, frame) : null;
        return bytes is null
            ? throw ApiException.NotFound(
                $"picture of {Printable.Line(name)}",
                "start bench serve with --data and the folder of this run's data; only contoured frames have pictures.")
            : Results.Bytes(bytes, Octets);
    }
}
