using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Reporting.Checks;

namespace Bench.Cli.Commands;

/// <summary><c>bench compare</c>: a run against a baseline, or models against each other.</summary>
internal static class CompareCommand
{
    private static readonly string[] Families = ["dice", .. Vocabulary.Quantities.Select(Vocabulary.Code)];

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var inputs = new Argument<string[]>("input")
        {
            Description = "RUN [BASELINE], or with --models RUN[/MODEL] RUN[/MODEL] … BASELINE is a file, or the name of one that comes "
                + "with Bench; without it, the one that comes with Bench and fits is taken.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "compare",
            "Check a run against an accepted baseline, or compare models with each other.") { inputs };
        var models = command.Switch(Setting.Switch("--models", "Compare models with each other, mouse by mouse."));
        var margins = command.Several(Setting.Several(
            "--margin",
            "With --models: largest difference that does not matter, e.g. dice=0.01 or EF=1.5. Default: dice=0.01.",
            "NAME=D"));
        var output = command.Optional(SharedOptions.OutputFolder(
            "With --models: also write a shared report with tables, figures and result.json to this folder."));
        var json = command.Json("instead of text; docs/compare.md explains the keys");
        var overwrite = command.OverwriteFolder();
        var checks = CheckFilesOption.AddTo(command);
        command.SetAction(parsed =>
        {
            var files = checks(parsed, overwrite(parsed));
            var (names, asJson, stated) = (parsed.GetValue(inputs)!, json(parsed), margins(parsed) ?? []);
            if (models(parsed))
            {
                if (!files.AreNone)
                {
                    throw new InputException(
                        "--models",
                        "it judges nothing, so there is nothing to write for --junit or --sarif.",
                        "leave these out, or compare a run with a baseline.");
                }

                var (compared, options) = (RunResults.Models(names), new ComparisonOptions { Margins = Margins(stated) });
                var comparison = RunResults.Use(names[0], () => ModelComparer.Compare(compared, options));
                if (output(parsed) is { } folder)
                {
                    log.IsSilent = asJson;
                    SharedReport.Write(compared, options, folder, overwrite(parsed), log);
                }

                log.Output.WriteLine(
                    asJson ? JsonSerializer.Serialize(comparison, ResultJson.Options) : ComparisonText.Of(comparison).TrimEnd());
                return ExitCode.Done;
            }

            if (names.Length > 2 || stated.Length > 0 || output(parsed) is not null)
            {
                throw new InputException(
                    "compare",
                    "without --models it takes a run, a baseline, no margin and no --out.",
                    "bench compare RUN [BASELINE], or bench compare --models RUN[/MODEL] RUN[/MODEL] …");
            }

            var run = RunResults.Read(names[0]);
            var baseline = names.Length == 2
                ? AcceptedBaseline.Read(ShippedBaselines.FileOf(names[1]))
                : RunResults.Use(names[0], () => ShippedBaselines.Fitting(run, names[0]));
            var report = RunResults.Use(names[0], () => RegressionCheck.Of(run, baseline));
            files.Write(CheckList.Of(report));
            log.Output.WriteLine(asJson ? JsonSerializer.Serialize(report, ResultJson.Options) : RegressionText.Of(report).TrimEnd());
            if (report.Outcome == RegressionOutcome.NotComparable)
            {
                error.WriteLine(
                    $"error: {names[0]} cannot be compared with {baseline.Name}: "
                        + $"{string.Join(", ", report.Differences.Select(d => d.Name))} differ.");
            }

            return report.Outcome switch
            {
                RegressionOutcome.Worse => ExitCode.NotMet,
                RegressionOutcome.NotComparable => ExitCode.BadInput,
                _ => ExitCode.Done,
            };
        });
        return command;
    }

    private static Dictionary<string, double> Margins(string[] stated)
    {
        var margins = new Dictionary<string, double>(new ComparisonOptions().Margins);
        foreach (var text in stated)
        {
            var parts = text.Split('=');
            if (
                parts.Length != 2
                    || !Families.Contains(parts[0])
                    || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    || !(value > 0)
                    || !double.IsFinite(value))
            {
                throw new InputException(
                    "--margin",
                    $"'{text}' is not NAME=D with D above 0.",
                    $"NAME is one of {string.Join(", ", Families)}; for example --margin EF=1.5.");
            }

            margins[parts[0]] = value;
        }

        return margins;
    }
}
