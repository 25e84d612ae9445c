using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>
/// Folders that may be picked from the page: those below <c>--data</c> that hold data. A name that a client sends is looked up in the
/// server's own list; it is never made into a path.
/// </summary>
internal static class FolderEndpoints
{
    /// <summary>What the API calls the folder of <c>--data</c>.</summary>
    public const string DataId = "data";

    private const int Deepest = 4;
    private const int MostFolders = 2000;

    /// <summary>Adds the addresses.</summary>
    /// <param name="api">The addresses.</param>
    /// <param name="server">What requests work with.</param>
    public static void Map(ApiRoutes api, ServerContext server) => api.Get(
        "/api/folders/{id}",
        "Folders below one that the server may read which hold data, each with its cases; paths are relative to it.",
        context => Task.FromResult(Json.Answer(List(server, context.Part("id")).Select(f => Shown(server, f)).OfType<object>())));

    /// <summary>The place of a folder that a client names.</summary>
    /// <param name="server">What requests work with.</param>
    /// <param name="id">What the API calls the folder of the server.</param>
    /// <param name="relative">One of the listed paths.</param>
    /// <exception cref="ApiException">It is not in the list.</exception>
    public static string Find(ServerContext server, string id, string relative) =>
        List(server, id).Find(f => f.Relative == relative.Trim('/')).Path
            ?? throw ApiException.NotFound($"folder {Printable.Line(relative)}", $"take a path of /api/folders/{DataId}.");

    /// <summary>The folder and the case of a path that a client names: a folder that is listed, or a file or case in one.</summary>
    /// <param name="server">What requests work with.</param>
    /// <param name="id">What the API calls the folder of the server.</param>
    /// <param name="relative">The path.</param>
    /// <exception cref="ApiException">The folder is not in the list.</exception>
    public static (string Folder, string? Case) FindCase(ServerContext server, string id, string relative)
    {
        var path = relative.Trim('/');
        if (List(server, id).Find(f => f.Relative == path).Path is { } folder)
            return (folder, null);
        var leaf = path[(path.LastIndexOf('/') + 1)..];
        var parent = Find(server, id, path[..^leaf.Length]);
        return (parent, FrameFiles.NameOf(leaf, CohortFormats.BuiltIn.Extensions));
    }

    /// <summary>Every folder below one that the server may read, itself first.</summary>
    /// <param name="root">The folder.</param>
    public static List<(string Relative, string Path)> Below(string root)
    {
        var all = new List<(string, string)>();
        Add(Path.GetFullPath(root), "", 0);
        return all;

        void Add(string path, string relative, int depth)
        {
            if (all.Count >= MostFolders)
                return;
            all.Add((relative, path));
            if (depth == Deepest)
                return;
            var options = new EnumerationOptions
            {
                IgnoreInaccessible = true,
                AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.Device,
            };
            foreach (var below in Directory.EnumerateDirectories(path, "*", options).Order(NaturalOrder.Instance))
                Add(below, relative.Length == 0 ? Path.GetFileName(below) : $"{relative}/{Path.GetFileName(below)}", depth + 1);
        }
    }

    private static List<(string Relative, string Path)> List(ServerContext server, string id) =>
        id == DataId && server.Options.DataFolder is { } root
            ? Below(root)
            : throw ApiException.NotFound($"folder {Printable.Line(id)}", "start the server with --data DIR.");

    private static object? Shown(ServerContext server, (string Relative, string Path) folder)
    {
        try
        {
            var cohort = CohortFolder.Open(folder.Path, reading: ReadingOptions.Default.Under(server.Study));
            return new { path = folder.Relative, format = cohort.Format.Code, cases = cohort.Mice };
        }
        catch (InputException)
        {
            // It holds no data.
            return null;
        }
    }
}
