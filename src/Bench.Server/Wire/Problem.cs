using Bench.Core;

namespace Bench.Server.Wire;

/// <summary>What is wrong, as the API says it. Text only: none of it is HTML.</summary>
/// <param name="File">The file or part of the request; null where it is none.</param>
/// <param name="Reason">What is wrong with it, and where in it.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Problem(string? File, string Reason, string Remedy)
{
    /// <summary>Of what the program's readers throw.</summary>
    /// <param name="problem">It.</param>
    /// <param name="rename">Puts the names that the user knows in the place of the server's own.</param>
    public static Problem Of(InputException problem, Func<string, string>? rename = null)
    {
        rename ??= text => text;
        return new Problem(rename(problem.InputSource), rename(problem.Reason), rename(problem.Remedy));
    }
}
