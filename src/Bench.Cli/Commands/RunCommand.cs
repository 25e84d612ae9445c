using System.CommandLine;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Harness.Clusters;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench run</c>: the main job, from data to report.</summary>
internal static class RunCommand
{
    private static readonly RunOptions Defaults = new();

    public static Command Create(ProgressLog log, TextWriter error)
    {
        var (command, read) = Define();
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = read(parsed);
            log.IsSilent = asked.End.IsSilent;
            return await Task.Run(() => Run(asked, log, error, cancellation), CancellationToken.None);
        });
        return command;
    }

    /// <summary>Reads what a run was asked for, out of the list of its tasks.</summary>
    /// <param name="text">How the command was typed.</param>
    /// <exception cref="InputException">It cannot be read by this version.</exception>
    internal static RunRequest Read(CommandText text)
    {
        var (command, read) = Define();
        var root = new RootCommand { command };
        var parsed = root.Parse([command.Name, .. text.Arguments], new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Errors.Count == 0
            ? read(parsed)
            : throw new InputException(
                "tasks.json",
                $"its command is not one of this version: {ParseProblem.Message(parsed.Errors[0])}",
                "go on with the version of Bench that wrote it.");
    }

    private static int Run(RunRequest asked, ProgressLog log, TextWriter error, CancellationToken cancellation)
    {
        var console = new JobConsole(log, error);
        if (asked.Cluster is null)
        {
            return EvaluationEnd.Show(new RunJob(asked.Options, console).Run(cancellation), log, error, asked.End, asked.Files);
        }

        var job = new ClusterJob(asked.Options, asked.Cluster, ThisProgram.Words, console);
        if (asked.Step == ClusterStep.Plan)
        {
            log.Line($"  bench run-task {job.Plan(cancellation)} --task N does each of them, bench merge the rest");
            return ExitCode.Done;
        }

        if (asked.Step == ClusterStep.Show)
        {
            foreach (var (name, text) in job.Dry(cancellation))
            {
                log.Line($"# {name}");
                log.Line(text);
            }

            return ExitCode.Done;
        }

        return job.Run(cancellation) is { } outcome ? EvaluationEnd.Show(outcome, log, error, asked.End, asked.Files) : ExitCode.Done;
    }

    internal static (Command Command, Func<ParseResult, RunRequest> Read) Define()
    {
        var command = new Command(
            "run", "Train the networks, segment the test mice, measure, judge and report. If interrupted, repeat the command to continue.");
        var data = command.Optional(Setting.Folder(
            "--data",
            "Folder of Mouse*.h5, or of NIfTI files (docs/data.md). Default: a phantom cohort, written to data/phantom-quick if it does "
                + "not exist."));
        var split = command.Optional(DataSettings.Split(
            "Split: a JSON file, notebook-seed42 or phantom-quick. Default: notebook-seed42 for mice, phantom-quick for phantoms."));
        var models = command.Default(TrainingSettings.Models, Defaults.Models);
        var profile = command.Optional(
            TrainingSettings.Profile with { Help = $"{TrainingSettings.Profile.Help} Default: the study's, else quick." });
        var seed = command.OptionalValue(
            TrainingSettings.Seed with { Help = $"{TrainingSettings.Seed.Help} Default: {SeedList.Text(Defaults.Seeds)}." });
        var seeds = command.Optional(TrainingSettings.Seeds);
        var folds = command.Default(TrainingSettings.Folds, Defaults.Folds);
        var output = command.Optional(SharedOptions.OutputFolder("Output folder. Default: reports/RUN-ID."));
        var device = command.Default(ComputingSettings.Device, Defaults.Device);
        var libTorch = command.Optional(ComputingSettings.LibTorch);
        var precision = command.Default(ComputingSettings.Precision, Defaults.Precision);
        var threads = command.Default(ComputingSettings.Threads, Defaults.Threads);
        var clean = command.Optional(DataSettings.Cleaning with
        {
            Help = DataSettings.Cleaning.Help
                + " Default: published for the profile notebook (as the published code), largest for all others (as the paper).",
        });
        var spacing = command.OptionalValue(DataSettings.Spacing);
        var manifest = command.Optional(DataSettings.Manifest);
        var anySpecies = command.Switch(DataSettings.AnySpecies);
        var overwrite = command.OverwriteFolder();
        var network = command.NetworkChange();
        var study = command.Default(DataSettings.JudgedStudy, Defaults.Study);
        var phases = command.Optional(DataSettings.Phases);
        var measures = command.MeasureOptions(study);
        var reading = command.Reading();
        var training = command.TrainingChoices();
        var cluster = ClusterOption.AddTo(command);
        var end = EndOptions.AddTo(command);
        var checks = CheckFilesOption.AddTo(command);
        return (command, Read);

        RunRequest Read(ParseResult parsed)
        {
            var place = cluster(parsed);
            var options = new RunOptions
            {
                DataFolder = data(parsed),
                Split = split(parsed),
                Models = models(parsed),
                Profile = profile(parsed),
                Seeds = Seeds(seeds(parsed), seed(parsed)),
                Folds = folds(parsed),
                OutputFolder = output(parsed),
                Device = device(parsed),
                LibTorch = libTorch(parsed),
                Precision = precision(parsed),
                Threads = threads(parsed) is > 0 and var count ? count : place.Threads,
                Cleaning = clean(parsed),
                Spacing = spacing(parsed),
                Manifest = manifest(parsed),
                Network = network(parsed),
                Training = training(parsed),
                Phases = phases(parsed),
                Measures = measures(parsed),
                Reading = reading(parsed),
                Study = study(parsed),
                AnySpecies = anySpecies(parsed),
                Overwrite = overwrite(parsed),
                Configuration = ConfigText.Of(parsed),
                Command = new CommandText(Arguments(parsed, command), Environment.CurrentDirectory),
            };
            return new RunRequest(options, place.Cluster, place.Step, end(parsed), checks(parsed, options.Overwrite));
        }
    }

    // What a file of options added is among them; the file need not be there later.
    private static List<string> Arguments(ParseResult parsed, Command command)
    {
        var words = parsed.Tokens.Select(t => t.Value).SkipWhile(t => t != command.Name).Skip(1).ToList();
        if (words.IndexOf(ConfigOption.Name) is >= 0 and var at)
            words.RemoveRange(at, Math.Min(2, words.Count - at));
        words.RemoveAll(w => w == "--verbose");
        return words;
    }

    private static IReadOnlyList<int> Seeds(IReadOnlyList<int>? list, int? single) => (list, single) switch
    {
        ({ }, null) => list,
        ({ }, { }) => throw new InputException("--seeds", "does not go with --seed.", "use only one of them."),
        (_, { } seed) => [seed],
        _ => Defaults.Seeds,
    };
}

/// <summary>What <c>bench run</c> was asked for.</summary>
/// <param name="Options">The run.</param>
/// <param name="Cluster">Where its trainings are done; null for one after another in this process.</param>
/// <param name="Step">How far it is handed over.</param>
/// <param name="End">What to print, and what the exit code means.</param>
/// <param name="Files">What to write for continuous integration.</param>
internal sealed record RunRequest(RunOptions Options, ICluster? Cluster, ClusterStep Step, EndOptions End, CheckFiles Files);

/// <summary>How another process starts the program that runs now.</summary>
internal static class ThisProgram
{
    /// <summary>The program: <c>bench</c> by its path, or <c>dotnet</c> and the path of <c>bench.dll</c>.</summary>
    public static IReadOnlyList<string> Words
    {
        get
        {
            var process = Environment.ProcessPath ?? "dotnet";
            var library = Path.Combine(AppContext.BaseDirectory, "bench.dll");
            return Path.GetFileNameWithoutExtension(process) == "dotnet" && File.Exists(library) ? [process, library] : [process];
        }
    }
}
