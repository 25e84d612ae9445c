using Bench.Core;

namespace Bench.Server.Wire;

/// <summary>A request that is refused for another reason than the file that it brings; the answer has the given status.</summary>
/// <param name="status">HTTP status, 4xx.</param>
/// <param name="source">What the request is about.</param>
/// <param name="reason">What is wrong.</param>
/// <param name="remedy">What to do about it.</param>
internal sealed class ApiException(int status, string source, string reason, string remedy) : InputException(source, reason, remedy)
{
    /// <summary>HTTP status, 4xx.</summary>
    public int Status => status;

    /// <summary>Nothing has that name.</summary>
    /// <param name="what">What was asked for, such as <c>segmentation abc</c>.</param>
    /// <param name="remedy">What to do about it.</param>
    public static ApiException NotFound(string what, string remedy = "ask for the list; what was deleted is gone.") =>
        new(StatusCodes.Status404NotFound, what, "there is no such thing here.", remedy);

    /// <summary>The request cannot be understood.</summary>
    /// <param name="source">The part of it.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="remedy">What to send instead.</param>
    public static ApiException Malformed(string source, string reason, string remedy) =>
        new(StatusCodes.Status400BadRequest, source, reason, remedy);

    /// <summary>It is not the time for the request.</summary>
    /// <param name="source">What it is about.</param>
    /// <param name="reason">Why not now.</param>
    /// <param name="remedy">What to do first.</param>
    public static ApiException Conflict(string source, string reason, string remedy) =>
        new(StatusCodes.Status409Conflict, source, reason, remedy);
}
