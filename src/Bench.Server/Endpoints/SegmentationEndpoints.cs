using Bench.Core;
using Bench.Core.IO;
using Bench.Server.Safety;
using Bench.Server.Segmenting;
using Bench.Server.Uploads;
using Bench.Server.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bench.Server.Endpoints;

/// <summary>Segmentations: started, watched, shown, corrected in their phases, deleted.</summary>
internal static class SegmentationEndpoints
{
    private const string Octets = "application/octet-stream";

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server)
    {
        api.Change(
            "POST",
            "/api/segmentations",
            "Starts one: {upload, case, network} of what was uploaded, or a form with files and the field network.",
            async context => await Start(server, context),
            "application/json,multipart/form-data");
        api.Get(
            "/api/segmentations",
            "All of them, the latest first.",
            _ => Task.FromResult(Json.Answer(server.Queue.All.Select(s => SegmentationView.Line(s, server.Queue)))));
        api.Get(
            "/api/segmentations/{id}",
            "State, volume curve and numbers, as far as they are there.",
            context => Task.FromResult(Json.Answer(SegmentationView.Whole(Of(server, context), server.Queue))));
        api.Get(
            "/api/segmentations/{id}/events",
            "Events as they come: progress {framesDone, frames}, frame {frame}, done, failed.",
            context => Task.FromResult<IResult>(Listen(Of(server, context), context)),
            "text/event-stream");
        api.Get(
            "/api/segmentations/{id}/images/{frame}",
            "Grey values of a frame for the screen: a byte a voxel, slice by slice, row by row.",
            context => Task.FromResult(Image(Of(server, context), context)),
            Octets);
        api.Get(
            "/api/segmentations/{id}/masks/{frame}",
            "Labels of a frame: a byte a voxel in the same order; 0 background, the others as /api/about lists them.",
            context =>
            {
                var one = Of(server, context);
                return Task.FromResult(Labels(one.Masks, one.Network.Name, context));
            },
            Octets);
        api.Change(
            "PUT",
            "/api/segmentations/{id}/phases",
            "Names the frames of end-diastole and end-systole: {endDiastole, endSystole}. The change stays on record.",
            async context => await StatePhases(server, context),
            "application/json");
        api.Change(
            "DELETE",
            "/api/segmentations/{id}",
            "Stops it and forgets it, with its masks.",
            context =>
                server.Queue.Delete(context.Part("id")) ? Task.FromResult(Results.NoContent()) : throw Missing(context));
    }

    /// <summary>The segmentation that a request is about.</summary>
    /// <param name="server">What requests work with.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">There is none.</exception>
    public static Segmentation Of(ServerContext server, HttpContext context) =>
        server.Queue.Find(context.Part("id")) ?? throw Missing(context);

    /// <summary>Labels of a frame as an answer.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="source">Whose they are.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">There are none yet, or no such frame.</exception>
    public static IResult Labels(MaskSet masks, string source, HttpContext context)
    {
        var frame = context.Frame(masks.Frames);
        var labels = masks.Labels(frame)
            ?? throw ApiException.NotFound($"mask of frame {frame}", "wait until the frame is segmented: /events says when.");
        context.Response.Headers["X-Source"] = Uri.EscapeDataString(source);
        return Results.Bytes(labels, Octets);
    }

    private static ApiException Missing(HttpContext context) =>
        ApiException.NotFound($"segmentation {Printable.Line(context.Part("id"))}");

    private static async Task<IResult> Start(ServerContext server, HttpContext context)
    {
        if (context.Request.HasJsonContentType())
        {
            var asked = await Json.Read<AskedSegmentation>(context.Request);
            var upload = server.Uploads.Of(asked.Upload);
            var one = asked.Case is null && upload.Cases.Count == 1 ? upload.Cases[0] : upload.Of(asked.Case ?? "");
            return Json.Answer(new { Begin(server, context, upload, one, asked.Network).Id }, StatusCodes.Status202Accepted);
        }

        var (sent, fields) = await UploadEndpoints.ReceiveForm(server, context);
        if (sent.Cases.Count == 0)
        {
            server.Uploads.Delete(sent.Id, server.Queue.UploadsInUse);
            throw new InputException(sent.Problems[0].File ?? "upload", sent.Problems[0].Reason, sent.Problems[0].Remedy);
        }

        var network = fields.GetValueOrDefault("network");
        string[] ids = [.. sent.Cases.Select(one => Begin(server, context, sent, one, network).Id)];
        return Json.Answer(
            new { id = ids[0], ids, names = sent.Cases.Select(c => c.Name), problems = sent.Problems }, StatusCodes.Status202Accepted);
    }

    private static Segmentation Begin(ServerContext server, HttpContext context, Upload upload, UploadedCase one, string? network)
    {
        var chosen = server.Networks.Find(network)
            ?? throw ApiException.NotFound($"network {Printable.Line(network!)}", "take one of /api/about.");
        server.Uploads.Recent = one.Read();
        var folder = server.Root.NewFolder("segmentation");
        return server.Queue.Add(() => new Segmentation(upload, one, chosen, server.Study, folder, server.Time)
        {
            IsOfPage = context.Items.ContainsKey(RequestGuard.FromPage),
        }) ?? throw new ApiException(
            StatusCodes.Status429TooManyRequests,
            "segmentations",
            $"{SegmentationQueue.MostKept} are under way, which is the most.",
            "wait until some are done, or delete some.");
    }

    private static ServerSentEventsResult<string> Listen(Segmentation one, HttpContext context) =>
        TypedResults.ServerSentEvents(one.Events.Listen(one.Now, context.RequestAborted));

    private static IResult Image(Segmentation one, HttpContext context)
    {
        var frame = context.Frame(one.Masks.Frames);
        var grey = one.Pictures.Read(frame)
            ?? throw ApiException.NotFound($"image of frame {frame}", "wait until the segmentation has its turn: /events says when.");
        context.Response.Headers["X-Window"] = FormattableString.Invariant($"{one.Pictures.Window.Low:R},{one.Pictures.Window.High:R}");
        return Results.Bytes(grey, Octets);
    }

    private static async Task<IResult> StatePhases(ServerContext server, HttpContext context)
    {
        var one = Of(server, context);
        var asked = await Json.Read<AskedPhases>(context.Request);
        if (asked.EndDiastole < 0 || asked.EndSystole < 0 || asked.EndDiastole >= one.Masks.Frames || asked.EndSystole >= one.Masks.Frames)
        {
            throw ApiException.Malformed(
                "endDiastole, endSystole", "is no frame of this cine.", $"frames are 0 to {one.Masks.Frames - 1}.");
        }

        one.StatePhases(asked.EndDiastole, asked.EndSystole);
        return Json.Answer(SegmentationView.Whole(one, server.Queue));
    }

    private sealed record AskedSegmentation(string Upload, string? Case = null, string? Network = null);

    private sealed record AskedPhases(int EndDiastole, int EndSystole);
}
