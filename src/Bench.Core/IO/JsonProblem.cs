using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bench.Core.IO;

/// <summary>Says what is wrong with a JSON file in words that do not name types of the program.</summary>
public static partial class JsonProblem
{
    /// <summary>The words.</summary>
    /// <param name="error">As System.Text.Json says it.</param>
    /// <returns>A sentence.</returns>
    public static string Words(JsonException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (Missing().Match(error.Message) is { Success: true } missing)
            return $"it lacks {missing.Groups["keys"].Value.Trim().TrimEnd('.')}.";
        if (Converted().IsMatch(error.Message))
            return $"{(error.Path is null or "$" ? "the whole" : error.Path)} on line {error.LineNumber + 1} is of another kind than it should be.";
        return error.Message;
    }

    [GeneratedRegex("missing required properties including: (?<keys>.*)", RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex("^The JSON value could not be converted to ")]
    private static partial Regex Converted();
}
