using System.CommandLine;
using System.Globalization;
using Bench.Cli.Configuration;
using Bench.Cli.Terminal;
using Bench.Core;
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
        var seed = new Option<int>("--seed") { Description = "Seed of the training.", DefaultValueFactory = _ => Defaults.Seeds[0] };
        var seeds = new Option<string?>("--seeds")
        {
            Description =
                "Several seeds instead of --seed, separated by commas: every network is trained with each of them, and the spread is "
                    + "reported.",
            HelpName = "S,S,…",
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
            data, split, models, profile, seed, seeds, output, device, libTorch, precision, threads, clean, spacing, manifest, anySpecies,
            overwrite,
        };
        var network = NetworkOption.AddTo(command, "the profile's");
        var study = StudyOption.AddTo(command);
        var phases = PhaseOption.AddTo(command);
        var measures = MeasureOption.AddTo(command, study);
        var reading = ReadingChoices.AddTo(command);
        var training = TrainingOption.AddTo(command);
        var end = EndOptions.AddTo(command);
        var checks = CheckFilesOption.AddTo(command, overwrite);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new RunOptions
            {
                DataFolder = parsed.GetValue(data),
                Split = parsed.GetValue(split),
                Models = Names(parsed.GetValue(models)!),
                Profile = parsed.GetValue(profile),
                Seeds = Seeds(parsed.GetValue(seeds), parsed.GetValue(seed)),
                OutputFolder = parsed.GetValue(output),
                Device = parsed.GetValue(device)!,
                LibTorch = parsed.GetValue(libTorch),
                Precision = ComputePrecisions.Parse(parsed.GetValue(precision)),
                Threads = NotNegative(parsed.GetValue(threads)),
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
            };
            var (ending, files) = (end(parsed), checks(parsed));
            log.IsSilent = ending.IsSilent;
            return await Task.Run(
                () => EvaluationEnd.Show(new RunJob(options, new JobConsole(log, error)).Run(cancellation), log, error, ending, files),
                CancellationToken.None);
        });
        return command;
    }

    private static int NotNegative(int threads) =>
        threads >= 0 ? threads : throw new InputException("--threads", $"{threads} is below 0.", "give 0 or more.");

    private static int[] Seeds(string? list, int single)
    {
        if (list is null)
        {
            return [single];
        }

        var parts = list.Split(',', StringSplitOptions.TrimEntries);
        var seeds = new int[parts.Length];
        var good = Enumerable.Range(0, parts.Length)
            .All(i => int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out seeds[i]));
        return good && seeds.Distinct().Count() == seeds.Length
            ? seeds
            : throw new InputException("--seeds", $"'{list}' is not a list of different whole numbers.", "e.g. --seeds 1,2,3");
    }

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
