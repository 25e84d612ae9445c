using System.Text;
using Bench.Data.Formats;
using Bench.Data.Hdf5;
using Bench.Data.Nifti;
using Bench.Server.Hosting;
using Bench.Server.Segmenting;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>What is taken home: masks, numbers, a page.</summary>
internal static class DownloadEndpoints
{
    private const string Path = "/api/segmentations/{id}/";
    private const string Reader = "reading";

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server)
    {
        api.Get(
            Path + "masks.nii.gz",
            "Masks as NIfTI with the affine of the images; of a reader with ?reading=NAME.",
            context => Masks(server, context, new NiftiFormat(), "application/gzip"),
            "application/gzip",
            Reader);
        api.Get(
            Path + "masks.h5",
            "Masks as HDF5: Masks (H, W, S, F) and Frames_with_ROI.",
            context => Masks(server, context, new HdfFormat(), "application/x-hdf5"),
            "application/x-hdf5",
            Reader);
        api.Get(
            Path + "measures.csv",
            "Numbers with their conventions, and volumes of every frame.",
            context => Answer(server, context, "measures.csv", "text/csv; charset=utf-8", (one, masks, by) =>
                Encoding.UTF8.GetBytes(HeartDocument.Csv(one, masks, by))),
            "text/csv",
            Reader);
        api.Get(
            Path + "report.pdf",
            "One page with numbers, masks and volume curve.",
            context => Answer(server, context, "report.pdf", "application/pdf", (one, masks, by) =>
                HeartDocument.Pdf(one, masks, by, server.Time.GetUtcNow())),
            "application/pdf",
            Reader);
    }

    private static Task<IResult> Masks(ServerContext server, HttpContext context, ICohortFormat format, string media) =>
        Answer(server, context, $"masks{format.Extensions[0]}", media, (one, masks, _) =>
        {
            var folder = server.Root.NewFolder("download");
            try
            {
                return MaskFiles.Of(one, masks, format, folder)!;
            }
            finally
            {
                TemporaryRoot.Delete(folder);
            }
        });

    private static Task<IResult> Answer(
        ServerContext server, HttpContext context, string ending, string media, Func<Segmentation, MaskSet, string, byte[]> make)
    {
        var one = SegmentationEndpoints.Of(server, context);
        if (one.FramesDone == 0)
            throw ApiException.Conflict(one.Name, "no frame is segmented yet.", "wait: /events says when one is.");
        var reading = context.Asked(Reader) is { } reader ? ReadingEndpoints.Find(one, reader) : null;
        var by = reading?.Reader ?? one.Network.Name;
        var name = string.Join('-', new[] { one.Name, reading?.Reader, ending }.OfType<string>().Select(KeptReadings.Safe));
        return Task.FromResult(Results.Bytes(make(one, reading?.Masks ?? one.Masks, by), media, name));
    }
}
