using Bench.Core;
using Bench.Core.IO;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Learning.Segmentation;
using Bench.Server.Hosting;
using Bench.Server.Segmenting;
using Bench.Server.Uploads;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>Models that are sent. TorchScript is refused: such a file is a program.</summary>
internal static class ModelEndpoints
{
    /// <summary>Models that are held at a time.</summary>
    public const int Most = 16;

    /// <summary>Adds the address.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server) => api.Change(
        "POST",
        "/api/models",
        "Takes a model, .onnx or .safetensors, as a form; fields layout (nchw, nhwc), scale (unit, zscore, none), labels (0,1,2) for ONNX. "
            + "It is tried on one image, and can then be named as network until the server ends.",
        async context => await Take(server, context),
        "multipart/form-data");

    private static async Task<IResult> Take(ServerContext server, HttpContext context)
    {
        if (server.Networks.Uploaded >= Most)
            throw ApiException.Conflict("models", $"{Most} are held, which is the most.", "start the server again.");
        server.Uploads.MakeRoom(context.Request.ContentLength ?? 0, server.Queue.UploadsInUse);
        var folder = server.Root.NewFolder("model");
        try
        {
            var form = await UploadReader.Read(context.Request, folder);
            if (form.Files is not [var file])
                throw ApiException.Malformed("model", $"{form.Files.Count} files were sent.", "send one file.");
            var network = Of(file, form.Fields, server.Study);
            network = Tried(server, network, context.RequestAborted);
            server.Networks.Add(network);
            return Json.Answer(new { network.Id, network.Name, network.Description }, StatusCodes.Status201Created);
        }
        catch
        {
            TemporaryRoot.Delete(folder);
            throw;
        }
    }

    // What is wrong with it is said now, not when somebody waits for masks; by the name that it was sent with.
    private static Network Tried(ServerContext server, Network network, CancellationToken cancellation)
    {
        try
        {
            var what = PredictionModel.Try(network.Asked(server.Predicting), cancellation);
            return network.Kind == ModelFileKind.Weights ? network with { Description = $"{what}; sent as {network.Name}." } : network;
        }
        catch (InputException problem)
        {
            throw network.Renamed(problem);
        }
    }

    private static Network Of(ReceivedFile file, IReadOnlyDictionary<string, string> fields, Core.Studies.Study study)
    {
        var name = Printable.Line(file.Name[(file.Name.LastIndexOf('/') + 1)..]);
        var id = $"upload-{UploadStore.NewId()}";
        switch (Path.GetExtension(name).ToUpperInvariant())
        {
            case ".SAFETENSORS":
                return new Network(id, name, "", file.Path, ModelFileKind.Weights);

            case ".ONNX":
                return new Network(id, name, $"ONNX model, sent as {name}.", file.Path, ModelFileKind.Onnx)
                {
                    Input = Input(fields, study),
                };
            default:
                throw new InputException(
                    name,
                    "is no model that is taken.",
                    "send ONNX (.onnx) or weights of Bench's networks (.safetensors). TorchScript files are programs: use bench predict.");
        }
    }

    private static ModelInput Input(IReadOnlyDictionary<string, string> fields, Core.Studies.Study study)
    {
        string? Among(string field, params string[] known) => fields.GetValueOrDefault(field) is not { Length: > 0 } value ? null
            : known.Contains(value) ? value
            : throw ApiException.Malformed(field, $"'{Printable.Line(value)}' is not known.", $"take one of {string.Join(", ", known)}.");

        return new ModelInput
        {
            Classes = study.ClassCount,
            Layout = Among("layout", "nchw", "nhwc") == "nhwc" ? PixelLayout.Nhwc : PixelLayout.Nchw,
            Scaling = Among("scale", "unit", "zscore", "none") switch
            {
                "zscore" => GreyScaling.ZScore,
                "none" => GreyScaling.None,
                _ => GreyScaling.Unit,
            },
            LabelOrder = fields.GetValueOrDefault("labels") is { Length: > 0 } labels
                ? ModelInput.ParseLabelOrder(labels, study.ClassCount)
                : null,
        };
    }
}
