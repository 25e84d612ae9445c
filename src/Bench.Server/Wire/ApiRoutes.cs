using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Bench.Server.Wire;

/// <summary>
/// The addresses of the API. What is added here is answered and stands in <c>/api/openapi.json</c>, so the two cannot differ.
/// </summary>
/// <param name="routes">Where requests come in.</param>
internal sealed partial class ApiRoutes(IEndpointRouteBuilder routes)
{
    private static readonly string[] Required = ["reason", "remedy"];

    private readonly List<ApiRoute> _all = [];

    /// <summary>All of them, in the order in which they were added.</summary>
    public IReadOnlyList<ApiRoute> All => _all;

    /// <summary>Adds an address that only tells something.</summary>
    /// <param name="path">Path with parts in braces.</param>
    /// <param name="summary">What it answers, a sentence.</param>
    /// <param name="answer">Answers.</param>
    /// <param name="media">Media type of the answer.</param>
    /// <param name="query">Names of parameters of the query.</param>
    public void Get(
        string path, string summary, Func<HttpContext, Task<IResult>> answer, string media = "application/json", params string[] query) =>
        Add(new ApiRoute("GET", path, summary, "", media, query), answer);

    /// <summary>Adds an address that changes something.</summary>
    /// <param name="method"><c>POST</c>, <c>PUT</c> or <c>DELETE</c>.</param>
    /// <param name="path">Path with parts in braces.</param>
    /// <param name="summary">What it does, a sentence.</param>
    /// <param name="answer">Does it.</param>
    /// <param name="body">Media types of the request, separated by commas; empty for none.</param>
    public void Change(string method, string path, string summary, Func<HttpContext, Task<IResult>> answer, string body = "") =>
        Add(new ApiRoute(method, path, summary, body, "application/json", []), answer);

    private void Add(ApiRoute route, Func<HttpContext, Task<IResult>> answer)
    {
        _all.Add(route);
        routes.MapMethods(route.Path, [route.Method], async context => await (await answer(context)).ExecuteAsync(context));
    }

    /// <summary>The OpenAPI 3.1 document of all of them.</summary>
    /// <param name="version">The program's version.</param>
    public object Document(string version) => new Dictionary<string, object>
    {
        ["openapi"] = "3.1.0",
        ["info"] = new Dictionary<string, object>
        {
            ["title"] = "bench serve",
            ["version"] = version,
            ["description"] = "Segmentation of cardiac cine MRI, and runs of Bench. Errors: {file, reason, remedy}. See docs/serve.md.",
        },
        ["security"] = new object[] { new Dictionary<string, object> { ["token"] = Array.Empty<string>() } },
        ["components"] = new Dictionary<string, object>
        {
            ["securitySchemes"] = new Dictionary<string, object>
            {
                ["token"] = new Dictionary<string, object> { ["type"] = "http", ["scheme"] = "bearer" },
            },
            ["schemas"] = new Dictionary<string, object>
            {
                ["Problem"] = new Dictionary<string, object>
                {
                    ["type"] = "object",
                    ["required"] = Required,
                    ["properties"] = Required.Append("file").ToDictionary(
                        name => name, _ => new Dictionary<string, object> { ["type"] = "string" }),
                },
            },
        },
        ["paths"] = _all.GroupBy(r => r.Path).ToDictionary(g => g.Key, g => g.ToDictionary(r => r.Method.ToLowerInvariant(), Operation)),
    };

    private static Dictionary<string, object> Operation(ApiRoute route)
    {
        var operation = new Dictionary<string, object>
        {
            ["summary"] = route.Summary,
            ["operationId"] = route.Method.ToLowerInvariant() + string.Concat(
                Word().Matches(route.Path["/api".Length..]).Select(m => char.ToUpperInvariant(m.Value[0]) + m.Value[1..])),
            ["responses"] = new Dictionary<string, object>
            {
                ["2XX"] = new Dictionary<string, object>
                {
                    ["description"] = "Done.",
                    ["content"] = new Dictionary<string, object> { [route.Media] = new Dictionary<string, object>() },
                },
                ["4XX"] = new Dictionary<string, object>
                {
                    ["description"] = "Refused: file, reason and remedy.",
                    ["content"] = new Dictionary<string, object>
                    {
                        ["application/json"] = new Dictionary<string, object>
                        {
                            ["schema"] = new Dictionary<string, object> { ["$ref"] = "#/components/schemas/Problem" },
                        },
                    },
                },
            },
        };
        var parameters = InPath().Matches(route.Path).Select(m => Parameter(m.Groups[1].Value, "path"))
            .Concat(route.Query.Select(name => Parameter(name, "query")))
            .ToArray();
        if (parameters.Length > 0)
            operation["parameters"] = parameters;
        if (route.Body.Length > 0)
        {
            operation["requestBody"] = new Dictionary<string, object>
            {
                ["content"] = route.Body.Split(',').ToDictionary(media => media, _ => new Dictionary<string, object>()),
            };
        }

        return operation;
    }

    private static Dictionary<string, object> Parameter(string name, string where) => new()
    {
        ["name"] = name,
        ["in"] = where,
        ["required"] = where == "path",
        ["schema"] = new Dictionary<string, object> { ["type"] = name == "frame" ? "integer" : "string" },
    };

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex InPath();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

/// <summary>An address of the API.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with parts in braces.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Body">Media types of the request, separated by commas; empty for none.</param>
/// <param name="Media">Media type of the answer.</param>
/// <param name="Query">Names of parameters of the query.</param>
internal sealed record ApiRoute(string Method, string Path, string Summary, string Body, string Media, IReadOnlyList<string> Query);

/// <summary>Parts of an address.</summary>
internal static class RouteParts
{
    /// <summary>A part of the path, as it was sent.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Its name in the route.</param>
    public static string Part(this HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    /// <summary>A part of the path that is a frame.</summary>
    /// <param name="context">The request.</param>
    /// <param name="frames">How many there are.</param>
    /// <exception cref="ApiException">It is none.</exception>
    public static int Frame(this HttpContext context, int frames) =>
        int.TryParse(context.Part("frame"), NumberStyles.None, CultureInfo.InvariantCulture, out var frame) && frame < frames
        ? frame
        : throw ApiException.NotFound($"frame {context.Part("frame")}", $"frames are 0 to {frames - 1}.");

    /// <summary>A parameter of the query; null where it is not given or empty.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Its name.</param>
    public static string? Asked(this HttpContext context, string name) =>
        context.Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
}
