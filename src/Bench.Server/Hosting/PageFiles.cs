using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Routing;

namespace Bench.Server.Hosting;

/// <summary>
/// The files of the page, held in the program. Where <c>BENCH_WWWROOT</c> names a folder they are read from there, so that the page can be
/// worked on without building. A name that is asked for is looked up in a list; it is never made into a path.
/// </summary>
internal static class PageFiles
{
    private const string Variable = "BENCH_WWWROOT";
    private const string Root = "wwwroot/";
    private const string Start = "index.html";

    private static readonly Dictionary<string, string> Media = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".json"] = "application/json",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
    };

    /// <summary>Adds the addresses of all of them; <c>/</c> is the start page.</summary>
    /// <param name="routes">Where requests come in.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var find = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? FromDisk(folder) : FromProgram();
        routes.MapGet(
            "/{**path}", context => Answer(context, find, context.Request.RouteValues["path"] as string).ExecuteAsync(context));
    }

    private static IResult Answer(HttpContext context, Func<string, byte[]?> find, string? path)
    {
        var name = string.IsNullOrEmpty(path) ? Start : path;
        if (name.StartsWith("api/", StringComparison.Ordinal) || find(name) is not { } content)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-cache";
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";
        return Results.Bytes(
            content,
            Media.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream"),
            entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue(tag));
    }

    private static Func<string, byte[]?> FromProgram()
    {
        var program = Assembly.GetExecutingAssembly();
        var files = program.GetManifestResourceNames().Where(n => n.StartsWith(Root, StringComparison.Ordinal)).ToDictionary(
            name => name[Root.Length..],
            name =>
            {
                using var stream = program.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return content;
            },
            StringComparer.Ordinal);
        return files.GetValueOrDefault;
    }

    private static Func<string, byte[]?> FromDisk(string folder) => name =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .FirstOrDefault(file => Path.GetRelativePath(folder, file).Replace('\\', '/') == name) is { } found
            ? File.ReadAllBytes(found)
            : null;
}
