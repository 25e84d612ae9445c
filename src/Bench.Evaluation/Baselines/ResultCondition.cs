using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Baselines;

/// <summary>One of the things that must be the same for two results to be comparable.</summary>
/// <param name="Name"><c>data</c>, <c>split</c>, <c>cleaning</c> or <c>definitions</c>.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Text">What it is, for a reader.</param>
public sealed record ResultCondition(string Name, string Sha256, string Text)
{
    /// <summary>
    /// The conditions of a result: the data files, the mice of the split, the cleaning rule, and the definitions of what was measured.
    /// </summary>
    /// <param name="result">The result.</param>
    public static IReadOnlyList<ResultCondition> Of(EvaluationResult result)
    {
        var settings = result.Settings;
        var data = result.Provenance.Hashes.GetValueOrDefault("data", "");
        var spacing = settings.VoxelSpacingMm.Count == 0
            ? VoxelSpacings.Text(result)
            : string.Join(" × ", settings.VoxelSpacingMm.Select(s => s.ToString(CultureInfo.InvariantCulture)));
        return
        [
            new ResultCondition("data", data, settings.DataSource),
            Hashed(
                "split",
                $"{settings.Split}: {settings.TrainMice.Count} train, {settings.ValidationMice.Count} validation, "
                    + $"{settings.TestMice.Count} test",
                Sorted(settings.TrainMice),
                Sorted(settings.ValidationMice),
                Sorted(settings.TestMice) + (settings.Folds > 0 ? $" {result.Provenance.Hashes.GetValueOrDefault("split", "")}" : "")),
            Hashed("cleaning", settings.Cleaning.ToString()),
            Hashed(
                "definitions",
                $"{settings.Kind.ToString().ToLowerInvariant()} {settings.Profile}; voxels {spacing} mm; {settings.DicePolicy} "
                    + $"{settings.MeasurePolicy} {settings.PhaseRule}"),
        ];
    }

    private static string Sorted(IEnumerable<string> mice) => string.Join(' ', mice.Order(StringComparer.Ordinal));

    private static ResultCondition Hashed(string name, string text, params string[] more)
    {
        // The split's name is not hashed: the same mice under another name are the same split.
        var content = more.Length == 0 ? text : string.Join('\n', more);
        return new ResultCondition(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), text);
    }
}

/// <summary>Why a run cannot be compared with a baseline.</summary>
/// <param name="Name">The condition: <c>data</c>, <c>split</c>, <c>cleaning</c> or <c>definitions</c>.</param>
/// <param name="Baseline">What it is there.</param>
/// <param name="Run">What it is in the run.</param>
public sealed record ConditionDifference(string Name, string Baseline, string Run);
