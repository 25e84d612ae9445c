using System.CommandLine;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Leaderboards;
using Bench.Harness.Options;
using Bench.Harness.Records;
using Bench.Reporting.Leaderboards;

namespace Bench.Cli.Commands;

/// <summary><c>bench leaderboard</c>: one page and one table that rank the models of many runs, without a server.</summary>
internal static class LeaderboardCommand
{
    private const string Page = "leaderboard.html";
    private const string Table = "leaderboard.csv";

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var folders = new Argument<string[]>("dir")
        {
            Description = "Folders with finished runs in them, at any depth.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "leaderboard",
            "Rank the models of many runs on one static page. Runs of other data, split, cleaning or definitions form groups of their own.")
        {
            folders,
        };
        var by = command.Default(
            Setting.Word(
                "--by",
                $"Measure that decides the order: {string.Join(", ", MouseMeasure.Known.Select(m => m.Name))}.",
                [.. MouseMeasure.Known.Select(m => m.Name)]),
            Leaderboard.DefaultMeasure);
        var title = command.Default(Setting.Text("--title", "Title of the page."), "Leaderboard");
        var output = command.Optional(SharedOptions.OutputFolder($"Folder for {Page} and {Table}. Default: the first folder."));
        var overwrite = command.OverwriteFolder();
        command.SetAction(parsed =>
        {
            var names = parsed.GetValue(folders)!;
            var home = Path.GetFullPath(output(parsed) ?? names[0]);
            var measure = MouseMeasure.Known.Single(m => m.Name == by(parsed));
            var found = FoundRuns.Below(names, home, name => log.Transient($"  {name}"));
            log.EndTransient();
            var board = RunResults.Use(names[0], () => Leaderboard.Of(found.Runs, measure));
            string[] files = [Page, Table];
            using (var folder = OutputFolder.Open(home, new PlannedOutput("leaderboard", files, overwrite(parsed))))
            {
                string[] notes = [.. found.LeftOut, .. found.Unreadable];
                AtomicFile.WriteText(Path.Combine(home, Page), LeaderboardPage.Of(board, title(parsed), notes));
                AtomicFile.WriteText(Path.Combine(home, Table), LeaderboardCsv.Of(board));
                folder.Finish(files);
            }

            log.Output.WriteLine(LeaderboardText.Of(board).TrimEnd());
            foreach (var left in found.LeftOut)
            {
                log.Line($"not ranked: {left}");
            }

            foreach (var problem in found.Unreadable)
            {
                error.WriteLine($"error: {problem}");
            }

            log.Line($"{Path.Combine(home, Page)}, {Table}");
            return found.Unreadable.Count > 0 ? ExitCode.BadInput : ExitCode.Done;
        });
        return command;
    }
}
