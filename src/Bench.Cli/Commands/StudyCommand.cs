using System.CommandLine;
using Bench.Cli.Studies;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Verification;
using Bench.Harness.Machine;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench study</c>: descriptions of studies.</summary>
internal static class StudyCommand
{
    private const int MostWarnings = 40;

    public static Command Create(ProgressLog log) =>
        new("study", "Describe a study of your own, check a description, list those that come with Bench.")
    {
        New(log), Check(log), List(log),
    };

    private static Command New(ProgressLog log)
    {
        var folder = new Argument<string>("folder") { Description = "Folder of the data, which is looked at." };
        var command = new Command("new", "Write a study.json to start from, with what a look at a folder shows.") { folder };
        var name = command.Optional(Setting.Text("--name", "Name of the study. Default: the folder's.", "NAME"));
        var output = command.Default(SharedOptions.OutputFolder("Folder for study.json."), ".");
        var overwrite = command.OverwriteFile();
        command.SetAction((parsed, _) => Task.Run(
            () =>
            {
                var data = parsed.GetValue(folder)!;
                var chosen = Name(name(parsed), data);
                var file = Path.Combine(output(parsed), StudyFile.FileName);
                OverwriteGuard.RequireFree(file, overwrite(parsed), []);
                var look = FolderOverview.At(data);
                AtomicFile.WriteText(file, StudyTemplate.Of(chosen, look));
                var labels = look.Labels.Count == 0 ? "none" : string.Join(", ", look.Labels.Keys);
                log.Line($"{file}: {StudyTemplate.Count(look)} in the layout {look.Layout}; labels {labels}");
                foreach (var problem in look.Problems)
                    log.Line($"  not read: {problem}");
                log.Line($"Edit it, then: bench study check {file} --data {data}");
                return ExitCode.Done;
            },
            CancellationToken.None));
        return command;
    }

    private static Command Check(ProgressLog log)
    {
        var study = new Argument<string>("study")
        {
            Description = "A study.json, its folder, or the name of a study that comes with Bench.",
        };
        var command = new Command("check", "Check a description, and with --data every case against it.") { study };
        var data = command.Optional(Setting.Folder("--data", "Folder of the data; every case is held against the description."));
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var described = StudyCatalogue.Find(parsed.GetValue(study)!);
                log.Output.Write(StudyDescription.Of(described));
                List<string> problems = [.. StudyCheck.Named(described)];
                IReadOnlyList<string> warnings = [];
                if (data(parsed) is { } folder)
                {
                    var cohort = CohortFolder.Open(folder, reading: ReadingOptions.Default.Under(described));
                    var found = DataManifest.Of(cohort, (done, all) =>
                        log.Transient($"  {described.CaseWord} {done} of {all}"), cancellation);
                    log.EndTransient();
                    var (wrong, odd) = StudyCheck.Data(described, cohort, found);
                    problems.AddRange(wrong);
                    warnings = odd;
                    var sound = found.Mice.Count(m => m.Problems.Count == 0);
                    log.Line($"{described.Cases(found.Mice.Count)} in {folder}, {sound} of them without a problem");
                }

                Sentences(log, "Problems", problems);
                if (data(parsed) is not null)
                    Sentences(log, "Warnings", warnings);
                return problems.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
            },
            CancellationToken.None));
        return command;
    }

    private static Command List(ProgressLog log)
    {
        var command = new Command("list", "List the studies that come with Bench.");
        command.SetAction(_ =>
        {
            foreach (var name in StudyCatalogue.Names)
            {
                var study = StudyCatalogue.Find(name);
                log.Output.WriteLine($"{name,-12} {study.Species,-8} {study.Title}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Sentences(ProgressLog log, string title, IReadOnlyList<string> sentences)
    {
        log.Output.WriteLine($"{title}: {(sentences.Count == 0 ? "none" : sentences.Count)}");
        foreach (var sentence in sentences.Take(MostWarnings))
            log.Output.WriteLine($"  {sentence}");
        if (sentences.Count > MostWarnings)
            log.Output.WriteLine($"  … and {sentences.Count - MostWarnings} more");
    }

    private static string Name(string? asked, string folder)
    {
        var name = asked ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return StudyFile.IsName(name)
            ? name
            : throw new InputException("--name", $"'{name}' is no name of a study.",
                "give --name with letters, digits, '.', '_' and '-', starting with a letter or digit.");
    }
}
