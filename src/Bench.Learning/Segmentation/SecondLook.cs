using System.Text.Json;
using Bench.Core;

namespace Bench.Learning.Segmentation;

/// <summary>
/// How a network looks at a stack twice: once at the whole image, to find the heart, and once at a window around it, so enlarged that the
/// heart has a usual size. Weights that carry this entry were tried with it (docs/weights.md).
/// </summary>
/// <param name="Share">Diameter of the heart over the side of the window, above 0 and below 1.</param>
/// <param name="Pixels">Rows and columns of the window as the network sees it.</param>
/// <param name="LeastFound">
/// Share of the heart of the first look that the second must find again. Where it finds less neither is believed, and the network looks a
/// third time at the whole image, each slice averaged with its neighbours.
/// </param>
public sealed record SecondLook(double Share, int Pixels, double LeastFound)
{
    private const string Key = "second_look";

    /// <summary>Reads the entry of weights; null where they have none.</summary>
    /// <param name="metadata">Of the weights.</param>
    /// <exception cref="InputException">It is damaged.</exception>
    public static SecondLook? Of(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (!metadata.TryGetValue(Key, out var text))
        {
            return null;
        }

        try
        {
            var look = JsonSerializer.Deserialize<SecondLook>(text);
            if (look is { Share: > 0 and < 1, Pixels: >= 16 and <= 4096, LeastFound: >= 0 and <= 1 })
            {
                return look;
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new InputException(
            $"metadata '{Key}'",
            $"\"{text}\" does not say how a network looks twice.",
            "use weights as this program wrote them.");
    }

    /// <summary>The entry of the metadata.</summary>
    public (string Key, string Value) ToMetadata() => (Key, JsonSerializer.Serialize(this));

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"second look at {Pixels} pixels around a heart of {Share} of the side, believed from {LeastFound}");
}
