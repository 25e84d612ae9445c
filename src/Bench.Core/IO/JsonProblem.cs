using System.Globalization;
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
        var message = Position().Replace(error.Message, "").Trim();
        var place = error.LineNumber is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"{(error.Path is null or "$" ? "the whole" : error.Path)} on line {line + 1}")
            : "a value";
        if (Missing().Match(message) is { Success: true } missing)
            return $"{(error.Path is null or "$" ? "it" : error.Path)} lacks {missing.Groups["keys"].Value.Trim().TrimEnd('.')}.";
        if (Duplicate().Match(message) is { Success: true } twice)
            return $"{place}: '{twice.Groups["key"].Value}' is there twice.";
        if (message.StartsWith("Duplicate propert", StringComparison.Ordinal))
            return $"{place} is there twice.";
        if (message.Contains("null", StringComparison.Ordinal) && message.Contains("annotation", StringComparison.Ordinal))
            return $"{place} is null, and something must be there.";
        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
            return $"{place} is nested too deeply.";
        if (message.Contains("isFinalBlock", StringComparison.Ordinal))
            return $"it is empty or ends too early (line {(error.LineNumber ?? 0) + 1}).";
        return message.Length == 0 || OfTheProgram().IsMatch(message)
            ? $"{place} is of another kind than it should be."
            : $"{message.TrimEnd('.')} ({place}).";
    }

    [GeneratedRegex(@"\s*(Path: .*?\|\s*)?LineNumber: \d+ \| BytePositionInLine: \d+\.?", RegexOptions.Singleline)]
    private static partial Regex Position();

    [GeneratedRegex("missing required properties including: (?<keys>.*)", RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex("^Duplicate [a-z ]*'(?<key>[^']*)'", RegexOptions.Singleline)]
    private static partial Regex Duplicate();

    // Names of types and members, as "System.Double", "Bench.Evaluation.Results.ModelResult", "on type 'X'".
    [GeneratedRegex(@"System\.|Bench\.|\btype '|converted to|[Dd]eserializ|JsonSerializer|converter")]
    private static partial Regex OfTheProgram();
}
