using System.CommandLine;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary>
/// <c>bench baseline accept</c>: stores a result, or several that differ in their seed, as what later runs are checked against.
/// </summary>
internal static class BaselineCommand
{
    public static Command Create(ProgressLog log)
    {
        var runs = new Argument<string[]>("run")
        {
            Description = "Folders of finished runs. Several runs that differ only in their seed give better tolerances.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("accept", "Accept finished runs as a baseline.") { runs };
        var name = command.Optional(Setting.Text("--name", "Name of the baseline. Default: the first run's.", "N"));
        var output = command.Optional(SharedOptions.OutputFile("File to write. Default: baselines/accepted/NAME.json."));
        var overwrite = command.OverwriteFile();
        command.SetAction(parsed =>
        {
            var results = parsed.GetValue(runs)!.Select(path => (Path: path, Result: RunResults.Read(path))).ToArray();
            var called = name(parsed) ?? results[0].Result.RunId;
            if (called.Length == 0 || called.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            {
                throw new InputException("--name", $"'{called}' cannot name a file.", "give a name without slashes.");
            }

            var baseline = RunResults.Use(results[0].Path, () => BaselineLearner.Learn(called, results));
            var file = output(parsed) ?? Path.Combine("baselines", "accepted", $"{called}.json");
            OverwriteGuard.RequireFree(
                file,
                overwrite(parsed),
                results.Select(r => Directory.Exists(r.Path) ? Path.Combine(r.Path, "result.json") : r.Path));
            ResultJson.Write(baseline, file);
            log.Output.WriteLine(
                $"{file}: {string.Join(", ", baseline.Models.Select(m => $"{m.Name} ({m.Measures.Count} measures)"))} from "
                    + $"{results.Length} run{(results.Length == 1 ? "" : "s")}; {Tolerances(baseline)}");
            return ExitCode.Done;
        });
        return new Command("baseline", "Keep results as a baseline that later runs are checked against.") { command };
    }

    private static string Tolerances(AcceptedBaseline baseline)
    {
        var trainings = baseline.Models.SelectMany(m => m.Measures).Select(m => m.RunMeans.Count).DefaultIfEmpty(0).Min();
        return trainings < 2
            ? "tolerances come from the spread over mice, as the spread over seeds needs several trainings"
            : $"tolerances come from {trainings} trainings{(trainings < 5 ? ", which is few: with 5 or more they are much narrower" : "")}";
    }
}
