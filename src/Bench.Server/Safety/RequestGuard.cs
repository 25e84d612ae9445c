using Bench.Server.Wire;

namespace Bench.Server.Safety;

/// <summary>
/// Stands before everything: says who may ask, and what browsers may do with answers. A request needs the host's own name, no foreign
/// origin, and the token: as cookie, which the start link sets, or as <c>Authorization: Bearer</c>.
/// </summary>
/// <param name="token">The secret.</param>
/// <param name="hosts">Names of this server.</param>
internal sealed class RequestGuard(AccessToken token, KnownHosts hosts)
{
    /// <summary>Key of <see cref="HttpContext.Items"/> of requests that came by cookie, from a page.</summary>
    public const string FromPage = "bench.page";

    private const string Bearer = "Bearer ";

    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Page =
        "This address needs the link that \"bench serve\" printed when it started: it ends in ?token=... Open that link once.\n";

    /// <summary>Name of the cookie. Cookies are shared by all ports of a machine, so each server has a name of its own.</summary>
    /// <param name="context">The request.</param>
    public static string CookieOf(HttpContext context) => $"bench-token-{context.Connection.LocalPort}";

    /// <summary>Lets a request pass, or answers it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What follows.</param>
    public async Task Pass(HttpContext context, RequestDelegate next)
    {
        SetHeaders(context.Response.Headers);
        if (!hosts.Include(context.Request.Host, context.Connection.LocalPort))
        {
            await Refuse(
                context, StatusCodes.Status421MisdirectedRequest, "Host", "is not this server's name.", "use the link that was printed.");
            return;
        }

        if (IsForeign(context.Request))
        {
            await Refuse(
                context,
                StatusCodes.Status403Forbidden,
                "Origin",
                "is another page: only this server's own page may ask.",
                "send requests without Origin, with the token as Authorization: Bearer.");
            return;
        }

        if (await Starts(context))
            return;
        var byBearer = BearerOf(context.Request) is { } sent && token.Is(sent);
        var byCookie = !byBearer && token.Is(context.Request.Cookies[CookieOf(context)]);
        if (!byBearer && !byCookie)
        {
            await RefuseStranger(context);
            return;
        }

        if (byCookie)
        {
            context.Items[FromPage] = true;
            if (!IsReading(context.Request.Method) && context.Request.Headers.Origin.Count == 0)
            {
                await Refuse(
                    context,
                    StatusCodes.Status403Forbidden,
                    "Origin",
                    "is missing: a change by cookie must say which page asks.",
                    "send the token as Authorization: Bearer instead.");
                return;
            }
        }

        await next(context);
    }

    // The start link: the secret goes into a cookie and out of the address.
    private async Task<bool> Starts(HttpContext context)
    {
        var request = context.Request;
        if (request.Path != "/" || !HttpMethods.IsGet(request.Method) || !request.Query.ContainsKey("token"))
            return false;
        if (!token.Is(request.Query["token"]))
        {
            await RefuseStranger(context);
            return true;
        }

        context.Response.Cookies.Append(CookieOf(context), token.Text, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = request.IsHttps,
            Path = "/",
        });
        context.Response.Redirect("/");
        return true;
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.Any(origin => origin != $"{request.Scheme}://{request.Host.Value}");

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }

    private static async Task RefuseStranger(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Refuse(
                context,
                StatusCodes.Status401Unauthorized,
                "token",
                "is missing or wrong.",
                "send the token of the link that was printed at the start, as Authorization: Bearer TOKEN.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await context.Response.WriteAsync(Page, context.RequestAborted);
    }

    private static Task Refuse(HttpContext context, int status, string what, string reason, string remedy) =>
        Json.Answer(new Problem(what, reason, remedy), status).ExecuteAsync(context);
}
