using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Harness.Stages;
using Bench.Reporting;

namespace Bench.Cli.Comparison;

/// <summary>The report that models of several runs share.</summary>
internal static class SharedReport
{
    /// <summary>Writes <c>result.json</c>, report, tables and figures. Neither data nor network is needed.</summary>
    /// <param name="models">The models.</param>
    /// <param name="options">Options of the comparison.</param>
    /// <param name="folder">Where to write; its name is the name of the result.</param>
    /// <param name="overwrite">Whether files of others are replaced.</param>
    /// <param name="log">Where the files are named.</param>
    public static void Write(IReadOnlyList<ComparedModel> models, ComparisonOptions options, string folder, bool overwrite, ProgressLog log)
    {
        var target = new RunFolder(folder);
        var runs = models.Select(m => m.Run.RunId).Distinct();
        using var output = OutputFolder.Open(
            folder,
            new PlannedOutput("compare", RunFolder.ReportNames, overwrite)
            {
                Of = string.Join(' ', models.Select(m => $"{m.Run.RunId}/{m.Model.Name}")),
            });
        var result = RunResults.Use(
            runs.First(),
            () =>
                new CombinedResult(models, options).Make(
                    Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
                    $"bench compare --models {string.Join(' ', runs)}"));
        ResultJson.Write(result, target.Result);
        var files = RunResults.Use(
            runs.First(), () => ReportWriter.WriteAll(result, StudySelection.Of(target.Root, result.Settings.Study), target.Root));
        output.Finish([.. files, Path.GetFileName(target.Result)]);
        log.Line($"{files.Count + 1} files: {Path.Combine(target.Root, "report.pdf")}, report.html, result.json, tables, figures");
    }
}
