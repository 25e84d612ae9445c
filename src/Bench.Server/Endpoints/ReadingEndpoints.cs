using Bench.Core;
using Bench.Core.IO;
using Bench.Server.Segmenting;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>Readings: masks that a person corrects, beside the network's.</summary>
internal static class ReadingEndpoints
{
    private const int MostName = 60;
    private const string Octets = "application/octet-stream";

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server)
    {
        api.Get(
            "/api/segmentations/{id}/readings",
            "Readings, with their numbers.",
            context =>
            {
                var one = SegmentationEndpoints.Of(server, context);
                return Task.FromResult(Json.Answer(one.Readings.All.Select(r => SegmentationView.Whole(one, r))));
            });
        api.Change(
            "POST",
            "/api/segmentations/{id}/readings",
            "Begins a reading: {reader}. The network's masks stay as they are.",
            async context =>
            {
                var one = SegmentationEndpoints.Of(server, context);
                var reading = Begin(one, (await Json.Read<AskedReading>(context.Request)).Reader);
                return Json.Answer(SegmentationView.Whole(one, reading), StatusCodes.Status201Created);
            },
            "application/json");
        api.Get(
            "/api/segmentations/{id}/readings/{reader}/masks/{frame}",
            "Labels of a frame by a reader; the network's where the reader changed nothing.",
            context =>
            {
                var reading = Find(SegmentationEndpoints.Of(server, context), context.Part("reader"));
                return Task.FromResult(SegmentationEndpoints.Labels(reading.Masks, reading.Reader, context));
            },
            Octets);
        api.Change(
            "PUT",
            "/api/segmentations/{id}/readings/{reader}/masks/{frame}",
            "Stores the labels of a frame: a byte a voxel, slice by slice, row by row.",
            async context => await Write(server, context),
            Octets);
    }

    /// <summary>A reading.</summary>
    /// <param name="one">What was read.</param>
    /// <param name="reader">Name of the reader.</param>
    /// <exception cref="ApiException">There is none of that name.</exception>
    public static Reading Find(Segmentation one, string reader) => one.Readings.Find(reader)
        ?? throw ApiException.NotFound($"reading of {Printable.Line(reader)}", "begin it first: POST …/readings.");

    private static Reading Begin(Segmentation one, string reader)
    {
        var name = reader.Trim();
        if (name.Length is 0 or > MostName || Printable.Line(name) != name || name.Contains('/', StringComparison.Ordinal))
        {
            throw ApiException.Malformed(
                "reader", "is not a name.", $"give 1 to {MostName} characters, without line breaks and slashes.");
        }

        return one.Readings.Begin(name)
            ?? throw ApiException.Conflict(
                "reader", $"{ReadingStore.Most} readings are there, which is the most.", "go on with one of them.");
    }

    private static async Task<IResult> Write(ServerContext server, HttpContext context)
    {
        var one = SegmentationEndpoints.Of(server, context);
        var frame = context.Frame(one.Masks.Frames);
        if (context.Request.ContentLength is { } length && length != one.Size.Count)
            throw WrongLength(one, length);
        var labels = new byte[one.Size.Count + 1];
        var read = await context.Request.Body.ReadAtLeastAsync(labels, labels.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (read != one.Size.Count)
            throw WrongLength(one, read);
        var highest = one.Study.Structures.Max(s => (byte)s);
        var wrong = labels.AsSpan(0, read).IndexOfAnyExceptInRange((byte)0, highest);
        if (wrong >= 0)
        {
            throw ApiException.Malformed(
                "labels", $"voxel {wrong} has label {labels[wrong]}.", $"labels are 0 to {highest}, as /api/about lists them.");
        }

        if (one.Masks.CountsOf(frame) is null)
            throw ApiException.Conflict($"frame {frame}", "is not segmented yet.", "wait until it is: /events says when.");
        var reading = Begin(one, context.Part("reader"));
        reading.Write(frame, new LabelMap(one.Size, labels[..read]));
        server.Kept?.Keep(one, reading);
        return Json.Answer(SegmentationView.Whole(one, reading));
    }

    private static ApiException WrongLength(Segmentation one, long length) => ApiException.Malformed(
        "body",
        $"has {length} bytes.",
        $"send {one.Size.Count}: {one.Size.Slices} slices × {one.Size.Height} rows × {one.Size.Width} columns.");

    private sealed record AskedReading(string Reader);
}
