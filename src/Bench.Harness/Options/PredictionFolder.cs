using System.Text.RegularExpressions;
using Bench.Core;

namespace Bench.Harness.Options;

/// <summary>A model's name and the folder of its masks.</summary>
/// <param name="Name">Letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</param>
/// <param name="Folder">Folder with one file a mouse.</param>
public sealed partial record PredictionFolder(string Name, string Folder)
{
    /// <summary>Reads <c>NAME=DIR</c>.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="option">The option that it was typed for.</param>
    /// <exception cref="InputException">Not of that form.</exception>
    public static PredictionFolder Parse(string text, string option = "--predictions")
    {
        var at = text.IndexOf('=');
        var name = at < 0 ? "" : text[..at];
        var folder = text[(at + 1)..];
        return Allowed().IsMatch(name) && folder.Length > 0
            ? new PredictionFolder(name, folder)
            : throw new InputException(
                option,
                $"'{text}' is not NAME=DIR with a name of letters, digits, '.', '_' and '-'.",
                $"e.g. {option} {(option == "--observer" ? "reader2=masks/reader2" : "mymodel=results/mymodel")}");
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex Allowed();
}
