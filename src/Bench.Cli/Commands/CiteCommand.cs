using System.CommandLine;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core.Studies;
using Bench.Harness.Machine;
using Bench.Harness.Stages;
using Bench.Reporting.Pages;

namespace Bench.Cli.Commands;

/// <summary><c>bench cite</c>: what to cite, as BibTeX.</summary>
internal static class CiteCommand
{
    public static Command Create(ProgressLog log)
    {
        var run = new Argument<string?>("run")
        {
            Description = "A run's folder: cites the methods that it used, too. Default: Bench and the study of mice alone.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("cite", "Print what to cite as BibTeX: Bench, the study, and the methods that a run used.") { run };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(run) is not { } path)
            {
                var judged = StudySelection.Open(Study.Mouse)?.Study;
                log.Output.WriteLine(CitationList.Of(null, judged, SourceCommit.Version(), DateTime.UtcNow.Year).TrimEnd());
                return ExitCode.Done;
            }

            var result = RunResults.Read(path);
            var root = Path.GetDirectoryName(Path.GetFullPath(RunResults.FileOf(path)!))!;
            var study = StudySelection.StudyOf(root, result.Settings.Study);
            log.Output.WriteLine(CitationList.Of(result, study, result.Provenance.BenchVersion, 0).TrimEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
