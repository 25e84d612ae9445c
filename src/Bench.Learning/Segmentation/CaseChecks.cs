using System.Globalization;
using System.Text.Json;
using Bench.Core;

namespace Bench.Learning.Segmentation;

/// <summary>
/// When a person should look at a case. Weights that carry this limit were tried with it (docs/weights.md); their masks are also filled
/// where a slice was lost between two found ones.
/// </summary>
/// <param name="MostDoubt">Highest <see cref="CaseTrust.Doubt"/> that passes.</param>
public sealed record CaseChecks(double MostDoubt)
{
    private const string Key = "case_checks";

    /// <summary>Reads the limits of weights; null where they have none.</summary>
    /// <param name="metadata">Of the weights.</param>
    /// <exception cref="InputException">They are damaged.</exception>
    public static CaseChecks? Of(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        try
        {
            return metadata.TryGetValue(Key, out var text) ? JsonSerializer.Deserialize<CaseChecks>(text) : null;
        }
        catch (JsonException e)
        {
            throw new InputException($"metadata '{Key}'", $"are not limits: {e.Message}", "use weights as this program wrote them.", e);
        }
    }

    /// <summary>The entry of the metadata.</summary>
    public (string Key, string Value) ToMetadata() => (Key, JsonSerializer.Serialize(this));

    /// <summary>Why a person should look at a case, in half a sentence each; empty where nothing speaks for it.</summary>
    /// <param name="trust">What was found of the case.</param>
    public IReadOnlyList<string> Doubts(CaseTrust trust)
    {
        ArgumentNullException.ThrowIfNull(trust);
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        (bool IsSo, string Why)[] all =
        [
            (trust.HasEmptyFrame, "no heart, or only one of its structures, was found in a frame"),
            (trust.Doubt > MostDoubt && !trust.HasEmptyFrame,
                Text($"the network expects a Dice of {trust.Confidence:0.00}; neighbouring slices overlap by {trust.Slices:0 %} or more")
                    + (trust.Looks is { } looks ? Text($"; two looks agree to a Dice of {looks:0.00}") : "")),
            (trust.Filled.Count > 0,
                "interpolated, because the heart was lost between two slices (slices and frames counted from 0): "
                    + string.Join(", ", trust.Filled)),
        ];
        return [.. all.Where(d => d.IsSo).Select(d => d.Why)];
    }
}
