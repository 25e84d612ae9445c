using System.Globalization;
using System.Text.Json;
using Bench.Core;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Below which values of <see cref="CaseTrust"/> a person should look at a case. Weights that carry these limits were tried with them
/// (docs/weights.md);
/// their masks are also filled where a slice was lost between two found ones.
/// </summary>
/// <param name="Confidence">Least expected Dice.</param>
/// <param name="Slices">Least overlap of neighbouring slices.</param>
/// <param name="Frames">Least overlap of successive frames.</param>
public sealed record CaseChecks(double Confidence, double Slices, double Frames)
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
            (trust.Confidence < Confidence && !trust.HasEmptyFrame,
                Text($"the network is unsure: it expects a Dice of {trust.Confidence:0.00}")),
            (trust.Slices < Slices, "neighbouring slices do not fit each other"),
            (trust.Frames < Frames, "successive frames do not fit each other"),
            (trust.Filled.Count > 0, $"interpolated, because the heart was lost between two slices: {string.Join(", ", trust.Filled)}"),
        ];
        return [.. all.Where(d => d.IsSo).Select(d => d.Why)];
    }
}
