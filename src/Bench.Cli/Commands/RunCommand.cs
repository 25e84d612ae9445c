using System.CommandLine;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Harness.Clusters;
using Bench.Harness.Jobs;
using Bench.Harness.Options;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

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

    private static (Command Command, Func<ParseResult, RunRequest> Read) Define()
    {
        var data = new Option<string?>("--data")
        {
            Description =
                "Folder of Mouse*.h5, or of NIfTI files (docs/data.md). Default: a phantom cohort, written to data/phantom-quick if "
                    + "it does not exist.",
            HelpName = "DIR",
        };
        var split = new Option<string?>("--split")
        {
            Description =
                "Split: a JSON file, notebook-seed42 or phantom-quick. Default: notebook-seed42 for mice, phantom-quick for phantoms.",
            HelpName = "FILE",
        };
        var models = new Option<string>("--models")
        {
            Description = $"Networks to train, separated by commas: {string.Join(", ", TrainingProfile.NetworkNames)}.",
            DefaultValueFactory = _ => string.Join(',', Defaults.Models),
        };
        var profile = new Option<string?>("--profile")
        {
            Description =
                "Default: the study's, else quick. quick: small images and networks, minutes. cine: patients' hearts in a quarter of "
                    + "an hour on two cores. paper: the published protocol, hours on a GPU. notebook: the published code, where it "
                    + "differs from the paper. transfer: trains on phantoms for use on mice.",
        };
        var seed = new Option<int?>("--seed")
        {
            Description = FormattableString.Invariant($"Seed of the training. Default: {Defaults.Seeds[0]}."),
            HelpName = "S",
        };
        var seeds = new Option<string?>("--seeds")
        {
            Description =
                "Several seeds instead of --seed, such as 1..5 or 1,2,7: every network is trained with each of them, and methods are "
                    + "judged over all (docs/cluster.md).",
            HelpName = "S..S|S,S,…",
        };
        var folds = new Option<int>("--folds")
        {
            Description =
                "Cross-validation over all cases instead of a split, 3 folds or more: each case is predicted by the training that did "
                    + "not see it.",
            HelpName = "K",
        };
        var output = new Option<string?>("--out") { Description = "Output folder. Default: reports/RUN-ID.", HelpName = "DIR" };
        var device = new Option<string>("--device") { Description = "cpu, cuda or auto.", DefaultValueFactory = _ => Defaults.Device };
        var libTorch = LibTorchOption.Create();
        var precision = new Option<string>("--precision")
        {
            Description =
                "What convolutions compute with. auto: f32 on a CPU, tf32 on a GPU. bf16: bfloat16, faster and in half the "
                    + "memory on a GPU. Weights, batch norm, softmax and loss are float32 in each (docs/training.md).",
            DefaultValueFactory = _ => "auto",
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Number of threads; 0: one per core. Repeatable runs need the same number.",
            DefaultValueFactory = _ => Defaults.Threads,
        };
        var clean = new Option<string?>("--clean")
        {
            Description =
                "Cleaning of predicted masks: published, largest, none, or largest-4, -8, -18, -26 (neighbours other than 6). "
                    + "Default: published for the profile notebook (as the published code), largest for all others (as the paper).",
            HelpName = "RULE",
        };
        var spacing = SpacingOption.Create();
        var manifest = ManifestOption.Create();
        var anySpecies = StudyOption.AnySpecies();
        var overwrite = OverwriteOption.ForFolder();
        profile.AcceptOnlyFromAmong([.. TrainingProfile.Names]);
        device.AcceptOnlyFromAmong("cpu", "cuda", "auto");
        precision.AcceptOnlyFromAmong([.. ComputePrecisions.Words, "auto"]);

        var command = new Command(
            "run", "Train the networks, segment the test mice, measure, judge and report. If interrupted, repeat the command to continue.")
        {
            data, split, models, profile, seed, seeds, folds, output, device, libTorch, precision, threads, clean, spacing, manifest,
            anySpecies, overwrite,
        };
        var network = NetworkOption.AddTo(command, "the profile's");
        var study = StudyOption.AddTo(command);
        var phases = PhaseOption.AddTo(command);
        var measures = MeasureOption.AddTo(command, study);
        var reading = ReadingChoices.AddTo(command);
        var training = TrainingOption.AddTo(command);
        var cluster = ClusterOption.AddTo(command);
        var end = EndOptions.AddTo(command);
        var checks = CheckFilesOption.AddTo(command, overwrite);
        return (command, Read);

        RunRequest Read(ParseResult parsed)
        {
            var place = cluster(parsed);
            var options = new RunOptions
            {
                DataFolder = parsed.GetValue(data),
                Split = parsed.GetValue(split),
                Models = Names(parsed.GetValue(models)!),
                Profile = parsed.GetValue(profile),
                Seeds = Seeds(parsed.GetValue(seeds), parsed.GetValue(seed)),
                Folds = NotNegative(folds.Name, parsed.GetValue(folds)),
                OutputFolder = parsed.GetValue(output),
                Device = parsed.GetValue(device)!,
                LibTorch = parsed.GetValue(libTorch),
                Precision = ComputePrecisions.Parse(parsed.GetValue(precision)),
                Threads = NotNegative(threads.Name, parsed.GetValue(threads)) is > 0 and var count ? count : place.Threads,
                Cleaning = parsed.GetValue(clean),
                Spacing = SpacingOption.Parse(parsed.GetValue(spacing)),
                Manifest = parsed.GetValue(manifest),
                Network = network(parsed),
                Training = training(parsed),
                Phases = phases(parsed),
                Measures = measures(parsed),
                Reading = reading(parsed),
                Study = study(parsed),
                AnySpecies = parsed.GetValue(anySpecies),
                Overwrite = parsed.GetValue(overwrite),
                Configuration = ConfigText.Of(parsed),
                Command = new CommandText(Arguments(parsed, command), Environment.CurrentDirectory),
            };
            return new RunRequest(options, place.Cluster, place.Step, end(parsed), checks(parsed));
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

    private static int NotNegative(string option, int number) =>
        number >= 0 ? number : throw new InputException(option, $"{number} is below 0.", "give 0 or more.");

    private static IReadOnlyList<int> Seeds(string? list, int? single) => (list, single) switch
    {
        ({ } text, null) => SeedList.Parse(text),
        ({ }, { }) => throw new InputException("--seeds", "does not go with --seed.", "use only one of them."),
        _ => [single ?? Defaults.Seeds[0]],
    };

    private static string[] Names(string list)
    {
        var names = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0 || names.Distinct().Count() != names.Length)
        {
            throw new InputException("--models", $"'{list}' names no model, or one twice.", "e.g. --models unet3plus,unet");
        }

        return names;
    }
}

/// <summary>What <c>bench run</c> was asked for.</summary>
/// <param name="Options">The run.</param>
/// <param name="Cluster">Where its trainings are done; null for one after another in this process.</param>
/// <param name="Step">How far it is handed over.</param>
/// <param name="End">What to print, and what the exit code means.</param>
/// <param name="Files">What to write for continuous integration.</param>
internal sealed record RunRequest(RunOptions Options, ICluster? Cluster, ClusterStep Step, EndOptions End, CheckFiles Files);
