using Bench.Testing;

namespace Bench.Acceptance;

/// <summary>What eval.runsettings asks for, as options of <c>bench</c>. Folders are relative to the checkout.</summary>
internal static class EvaluationSetting
{
    private static readonly (string Variable, string Option)[] OfRuns =
    [
        ("BENCH_PROFILE", "--profile"), ("BENCH_MODELS", "--models"), ("BENCH_SEEDS", "--seeds"),
        ("BENCH_DEVICE", "--device"),
    ];
    private static readonly (string Variable, string Option)[] OfBoth =
    [
        ("BENCH_SPLIT", "--split"), ("BENCH_SPACING", "--spacing"), ("BENCH_STUDY", "--study"),
    ];

    /// <summary>Folder of the study that is judged.</summary>
    public static string StudyFolder
    {
        get
        {
            var named = Of("BENCH_STUDY") ?? "draft-2025";
            var folder = RepositoryFolder.Combine(named);
            return Directory.Exists(folder) ? folder : RepositoryFolder.Combine("baselines", "published", named);
        }
    }

    /// <summary>The command line: <c>evaluate</c> where masks are brought along, else <c>run</c>.</summary>
    /// <param name="output">Folder of the report.</param>
    public static IReadOnlyList<string> Arguments(string output)
    {
        string[] predictions = (Of("BENCH_PREDICTIONS") ?? "").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<string> arguments = predictions.Length == 0
            ? ["run", "--out", output, .. Options(OfRuns), .. Options([("BENCH_DATA", "--data")])]
            :
            [
                "evaluate", "--out", output, .. predictions.SelectMany(p => new[] { "--predictions", p }),
                .. Options([("BENCH_DATA", "--reference")]),
            ];
        return [.. arguments, .. Options(OfBoth)];
    }

    private static IEnumerable<string> Options((string Variable, string Option)[] options) =>
        options.SelectMany(o => Of(o.Variable) is { } value ? new[] { o.Option, value } : []);

    private static string? Of(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value && value.Trim().Length > 0 ? value.Trim() : null;
}
