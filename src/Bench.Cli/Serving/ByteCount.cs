using System.Globalization;
using Bench.Core;

namespace Bench.Cli.Serving;

/// <summary>Numbers of bytes as they are typed.</summary>
internal static class ByteCount
{
    private const string Units = "KMGT";

    /// <summary>Reads one: <c>500M</c>, <c>2G</c>, <c>1048576</c>; K, M, G and T are powers of 1024.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="text">What was typed.</param>
    /// <exception cref="InputException">It is none, or not above 0.</exception>
    public static long Parse(string option, string text)
    {
        var trimmed = text.Trim().ToUpperInvariant();
        var power = trimmed.Length > 0 ? Units.IndexOf(trimmed[^1], StringComparison.Ordinal) + 1 : 0;
        var number = power > 0 ? trimmed[..^1] : trimmed;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && count <= long.MaxValue >> ((10 * power) + 5)
            ? count << (10 * power)
            : throw new InputException(option, $"'{text}' is not a size.", "give bytes, or a whole number with K, M or G, such as 500M.");
    }
}
