using Bench.Core;
using Bench.Server.Hosting;
using Bench.Server.Uploads;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>Files come in, and are looked at.</summary>
internal static class UploadEndpoints
{
    private const string Forms = "multipart/form-data,application/json";

    // A whole cohort would take minutes: of those further on the names are told, and each is looked at when it is asked for.
    private const int MostLookedAt = 24;

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server)
    {
        api.Change(
            "POST",
            "/api/uploads",
            "Takes files (a form), or a folder of the server ({folder, path, case}); answers what is in them.",
            async context => Json.Answer(Look(server, await Receive(server, context)), StatusCodes.Status201Created),
            Forms);
        api.Get(
            "/api/uploads/{id}",
            "What is in an upload.",
            context => Task.FromResult(Json.Answer(Look(server, server.Uploads.Of(context.Part("id"))))));
        api.Get(
            "/api/uploads/{id}/cases/{case}",
            "Looks at one case.",
            context => Task.FromResult(Json.Answer(CaseLook.Of(CaseOf(server, context), server.Study))));
        api.Get(
            "/api/uploads/{id}/cases/{case}/preview.png",
            "Its middle slice in the first frame.",
            context => Task.FromResult(Results.Bytes(Preview.Png(CaseOf(server, context).Read()), "image/png")),
            "image/png");
        api.Change(
            "DELETE",
            "/api/uploads/{id}",
            "Deletes the files of an upload.",
            context => server.Uploads.Delete(context.Part("id"), server.Queue.UploadsInUse)
                ? Task.FromResult(Results.NoContent())
                : throw ApiException.NotFound($"upload {context.Part("id")}"));
    }

    /// <summary>Takes what a request brings.</summary>
    /// <param name="server">What requests work with.</param>
    /// <param name="context">The request.</param>
    public static async Task<Upload> Receive(ServerContext server, HttpContext context)
    {
        if (context.Request.HasJsonContentType())
        {
            server.Uploads.MakeRoom(0, server.Queue.UploadsInUse);
            var asked = await Json.Read<PickedFolder>(context.Request);
            var (folder, named) = FolderEndpoints.FindCase(server, asked.Folder, asked.Path);
            return server.Uploads.AddFolder(folder, asked.Case ?? named);
        }

        return (await ReceiveForm(server, context)).Upload;
    }

    /// <summary>Takes the files of a form.</summary>
    /// <param name="server">What requests work with.</param>
    /// <param name="context">The request.</param>
    public static async Task<(Upload Upload, IReadOnlyDictionary<string, string> Fields)> ReceiveForm(
        ServerContext server, HttpContext context)
    {
        server.Uploads.MakeRoom(context.Request.ContentLength ?? 0, server.Queue.UploadsInUse);
        var folder = server.Uploads.NewFolder();
        try
        {
            var form = await UploadReader.Read(context.Request, folder);
            return (server.Uploads.Add(form.Files, folder, context.RequestAborted), form.Fields);
        }
        catch
        {
            TemporaryRoot.Delete(folder);
            throw;
        }
    }

    private static UploadedCase CaseOf(ServerContext server, HttpContext context) =>
        server.Uploads.Of(context.Part("id")).Of(context.Part("case"));

    private static object Look(ServerContext server, Upload upload)
    {
        var (cases, problems) = (new List<object>(), upload.Problems.ToList());
        foreach (var (index, one) in upload.Cases.Index())
        {
            if (index >= MostLookedAt)
            {
                cases.Add(new { one.Name, format = one.Cohort.Format.Code });
                continue;
            }

            try
            {
                cases.Add(CaseLook.Of(one, server.Study));
                if (index == 0)
                    server.Uploads.Recent = one.Read();
            }
            catch (InputException problem)
            {
                problems.Add(Problem.Of(problem));
            }
        }

        return new { upload.Id, cases, problems };
    }

    private sealed record PickedFolder(string Folder, string Path, string? Case = null);
}
