using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Leaderboards;

/// <summary>A result that is to be ranked.</summary>
/// <param name="Folder">Its folder, relative to where the leaderboard is, with <c>/</c> between folders.</param>
/// <param name="Result">The result.</param>
/// <param name="DataFiles">SHA-256 of each data file that it was made from, by name; empty where that is not known.</param>
public sealed record LeaderboardRun(string Folder, EvaluationResult Result, IReadOnlyDictionary<string, string> DataFiles)
{
    /// <summary>Data, split, cleaning and definitions, for a reader.</summary>
    public IEnumerable<LeaderboardCondition> Conditions()
    {
        var settings = Result.Settings;
        yield return new LeaderboardCondition("data", settings.DataSource);
        yield return new LeaderboardCondition(
            "split",
            settings.TrainMice.Count > 0 ? $"{Trained(settings)}, {settings.TestMice.Count} for testing" : Cases(settings.TestMice));
        yield return new LeaderboardCondition("cleaning", Rule(settings));
        yield return new LeaderboardCondition("definitions", string.Join(' ', Definitions(Result).Select(d => d.TrimEnd('.') + ".")));
    }

    /// <summary>
    /// What of another run is such that ranking both together would say nothing: other data, other cases, another cleaning or other
    /// definitions.
    /// </summary>
    /// <param name="other">The other run.</param>
    /// <returns>Name of each condition with what it is there and here; none where both can be ranked together.</returns>
    public IEnumerable<ConditionDifference> DifferencesFrom(LeaderboardRun other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (here, there) = (Result.Settings, other.Result.Settings);
        if (!SameSet(here.TestMice, there.TestMice))
        {
            yield return new ConditionDifference("split", Cases(there.TestMice), Cases(here.TestMice));
        }
        else if (FirstOtherReference(other) is { } mouse)
        {
            yield return new ConditionDifference("data", there.DataSource, $"{here.DataSource}: the reference of {mouse} is another");
        }
        else if (DataFiles.Keys.FirstOrDefault(f => other.DataFiles.TryGetValue(f, out var hash) && hash != DataFiles[f]) is { } file)
        {
            yield return new ConditionDifference("data", there.DataSource, $"{here.DataSource}: {file} is another file");
        }

        // Of masks made elsewhere nobody knows here what their model was trained on.
        if (here.TrainMice.Count > 0 && there.TrainMice.Count > 0
            && !(SameSet(here.TrainMice, there.TrainMice) && SameSet(here.ValidationMice, there.ValidationMice)))
        {
            yield return new ConditionDifference("split", Trained(there), Trained(here));
        }

        if (here.Cleaning != there.Cleaning)
        {
            yield return new ConditionDifference("cleaning", Rule(there), Rule(here));
        }

        foreach (var (mine, theirs) in Definitions(Result).Zip(Definitions(other.Result)).Where(d => d.First != d.Second))
        {
            yield return new ConditionDifference("definitions", theirs, mine);
        }
    }

    private static string Rule(EvaluationSettings settings) => settings.Cleaning.ToString().TrimEnd('.');

    private static bool SameSet(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == other.Count && one.ToHashSet(StringComparer.Ordinal).SetEquals(other);

    private static string Cases(IReadOnlyList<string> cases) =>
        $"{cases.Count} test cases: {string.Join(", ", cases.Take(3))}{(cases.Count > 3 ? " …" : "")}";

    private static string Trained(EvaluationSettings settings) =>
        $"{settings.Split}: {settings.TrainMice.Count} for training, {settings.ValidationMice.Count} for validation";

    private static string[] Definitions(EvaluationResult result)
    {
        var settings = result.Settings;
        var spacing = settings.VoxelSpacingMm.Count == 0
            ? VoxelSpacings.Text(result)
            : string.Join(" × ", settings.VoxelSpacingMm.Select(s => s.ToString(CultureInfo.InvariantCulture)));
        return
        [
            $"study {settings.Terms.Name}", $"voxels of {spacing} mm", settings.DicePolicy, settings.MeasurePolicy, settings.PhaseRule,
        ];
    }

    // A case whose reference has other voxels here; null where all that both measured agree.
    private string? FirstOtherReference(LeaderboardRun other)
    {
        var (mine, theirs) = (References(Result), References(other.Result));
        return mine.Keys.FirstOrDefault(mouse => theirs.TryGetValue(mouse, out var counts) && counts != mine[mouse]);
    }

    private static Dictionary<string, string> References(EvaluationResult result) =>
        result.Models.SelectMany(m => m.Cases).Where(c => c.Evaluated).DistinctBy(c => c.Mouse).ToDictionary(
            c => c.Mouse,
            c => string.Join(
                ' ',
                c.Dice.OrderBy(d => d.FrameIndex).ThenBy(d => d.Structure)
                    .Select(d => $"{d.FrameIndex}:{Vocabulary.Code(d.Structure)}:{d.ReferenceVoxels}")));
}

/// <summary>Something that runs must share to be ranked together.</summary>
/// <param name="Name"><c>data</c>, <c>split</c>, <c>cleaning</c> or <c>definitions</c>.</param>
/// <param name="Text">What it is, for a reader.</param>
public sealed record LeaderboardCondition(string Name, string Text);
