using System.Globalization;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Serialization;

/// <summary>What a result must hold beside its form, so that sizes fit the bytes they describe and names mean one thing each.</summary>
internal static class ResultCheck
{
    private const int MostPixels = 4096;
    private const int MostFrames = 4096;

    // Names stand in heads, legends and file names; texts are set in paragraphs. Whatever Bench writes is far shorter.
    private const int LongestName = 1000;
    private const int LongestText = 20_000;

    /// <summary>Finds what does not fit.</summary>
    /// <param name="result">A result as read.</param>
    /// <returns>A sentence; null where all fits.</returns>
    public static string? Problem(EvaluationResult result) =>
        Names(result)
        ?? Lengths(result)
        ?? result.Methods.Select(Matrices).FirstOrDefault(p => p is not null)
        ?? result.Montages
            .Select((m, i) => Montage(m, result.Models.Count) is { } wrong ? $"montages[{i}]: {wrong}" : null)
            .FirstOrDefault(p => p is not null)
        ?? result.Cines.Select((c, i) => Cine(c) is { } wrong ? $"cines[{i}]: {wrong}" : null).FirstOrDefault(p => p is not null);

    private static string? Names(EvaluationResult result)
    {
        if (result.Models.Count == 0)
            return "it holds no model.";
        if (result.Models.Any(m => string.IsNullOrWhiteSpace(m.Name) || m.Cases.Any(c => string.IsNullOrWhiteSpace(c.Mouse))))
            return "models: a model or a mouse has no name.";
        if (Twice(result.Models.Select(m => m.Name)) is { } model)
            return $"models: {model} is there twice.";
        if (result.Models.FirstOrDefault(m => m.Training?.Network?.Problem is not null) is { } odd)
            return $"models: the network of {odd.Name} {odd.Training!.Network!.Problem}.";
        return result.Models
            .Select(m => Twice(m.Cases.Select(c => c.Mouse)) is { } mouse ? $"models: the mouse {mouse} of {m.Name} is there twice." : null)
            .FirstOrDefault(p => p is not null);
    }

    private static string? Lengths(EvaluationResult result)
    {
        (string Where, IEnumerable<string?> Texts, int Longest)[] all =
        [
            ("run_id", [result.RunId], LongestName),
            ("settings", [result.Settings.Split, result.Settings.Profile], LongestName),
            ("models", result.Models.SelectMany(m => m.Cases.Select(c => c.Mouse).Concat([m.Name, m.Label, m.Family])), LongestName),
            ("issues", result.Issues.SelectMany(i => new[] { i.Subject, i.Message }), LongestText),
            ("claims", result.Claims.SelectMany(c => new[] { c.ClaimId, c.Statement, c.Where, c.Model, c.Unit, c.Reason }), LongestText),
        ];
        return all.Where(t => t.Texts.Any(text => text?.Length > t.Longest))
            .Select(t => $"{t.Where}: a text has more than {t.Longest} characters.")
            .FirstOrDefault();
    }

    private static string? Matrices(MethodValues method) =>
        method.Seeds.Count == 0 || Twice(method.Seeds.Select(s => s.ToString(CultureInfo.InvariantCulture))) is not null
            ? $"methods: {method.Method} has no seed, or one twice."
            : Twice(method.Cases.Select(c => c.Case)) is { } twice ? $"methods: {twice} of {method.Method} is there twice."
            : method.Measures.FirstOrDefault(
                m => m.Values.Count != method.Cases.Count || m.Values.Any(row => row.Count != method.Seeds.Count)) is { } odd
                ? $"methods: {odd.Measure} of {method.Method} has not a value for each case and seed."
                : null;

    private static string? Montage(MontageCase montage, int models)
    {
        if (montage.Rank.Length == 0 || montage.Slices.Count == 0)
            return "its rank or its slices are missing.";
        return montage.Slices.Any(s => s.Height is < 1 or > MostPixels || s.Width is < 1 or > MostPixels)
            ? "a slice has no size, or too large a one."
            : montage.Slices.Any(
                s =>
                    s.Reference.Length != s.Height * s.Width
                        || !FitsOrEmpty(s.Image, s)
                        || s.Predicted.Count > models
                        || s.Predicted.Any(p => !FitsOrEmpty(p, s)))
                ? "the bytes of a slice are not as many as its rows and columns say."
                : null;
    }

    private static string? Cine(MouseCine cine) =>
        cine.Height is < 1 or > MostPixels || cine.Width is < 1 or > MostPixels || cine.ImageStep is < 1 or > MostPixels
        || cine.Frames.Count is 0 or > MostFrames || cine.Slices.Count is 0 or > MostFrames
        || (long)cine.Frames.Count * cine.Slices.Count * cine.Height * cine.Width > PackedBytes.MostBytes
            ? "it has no size, or too large a one."
            : null;

    private static bool FitsOrEmpty(byte[] bytes, MontageSlice slice) => bytes.Length == 0 || bytes.Length == slice.Height * slice.Width;

    private static string? Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
}
