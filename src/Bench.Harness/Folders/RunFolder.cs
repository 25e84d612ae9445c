using Bench.Core.IO;
using Bench.Evaluation.Results;

namespace Bench.Harness.Folders;

/// <summary>Where the files of one run lie.</summary>
/// <param name="Root">The run's folder.</param>
internal sealed record RunFolder(string Root)
{
    /// <summary>The folder of checkpoints; gone when training is done.</summary>
    public const string CheckpointName = "training";

    /// <summary>Name of the file that holds the options as they were typed (docs/configuration.md).</summary>
    public const string ConfigName = "config.toml";

    /// <summary>Where weights lie, if not here.</summary>
    public string WeightsRoot { get => field ?? Root; init; }

    /// <summary>Name of the file that says what the folder holds and how it came about.</summary>
    public const string CrateName = "ro-crate-metadata.json";

    /// <summary>Name of the file with the sums of every block of every file.</summary>
    public const string BlocksName = "blocks.json";

    /// <summary>Name of the file that fixes every byte of the others.</summary>
    public const string StatementName = "statement.intoto.json";

    /// <summary>What a report puts into a folder.</summary>
    public static IReadOnlyCollection<string> DrawnNames { get; } = ["report.pdf", "report.html", "tables", "figures"];

    /// <summary>The same, with the result that it shows.</summary>
    public static IReadOnlyCollection<string> ReportNames { get; } = ["result.json", .. DrawnNames];

    /// <summary>What an evaluation puts into a folder.</summary>
    public static IReadOnlyCollection<string> EvaluationNames { get; } =
    [
        .. ReportNames, "manifest.json", "study", ConfigName, CrateName, BlocksName, StatementName,
    ];

    /// <summary>What a run puts into a folder.</summary>
    public static IReadOnlyCollection<string> RunNames { get; } =
        [.. EvaluationNames, .. TaskNames, TaskListName, DataStampsName, "splits", "tasks", "logs", "cluster"];

    /// <summary>Folders of what serves the work while it lasts.</summary>
    public static IReadOnlyCollection<string> PassingNames { get; } = [CheckpointName, "logs", "cluster"];

    /// <summary>What the trainings themselves leave.</summary>
    public static IReadOnlyCollection<string> TaskNames => ["weights", CheckpointName, "tensorboard", "predictions"];

    /// <summary>Commands that draw anew what a result shows.</summary>
    public static IReadOnlyCollection<string> Redrawing { get; } = ["report", "figures"];

    /// <summary>Commands that make results, whose reports and figures may be drawn anew.</summary>
    public static IReadOnlyCollection<string> Makers { get; } = ["run", "evaluate", "compare", .. Redrawing];

    /// <summary>The result, everything a report needs.</summary>
    public string Result => Path.Combine(Root, "result.json");

    /// <summary>What the result was made from and on.</summary>
    public string Manifest => Path.Combine(Root, "manifest.json");

    /// <summary>Writes the options as they were typed, where they are known.</summary>
    /// <param name="text">Of <see cref="ConfigName"/>.</param>
    public void WriteConfiguration(string? text)
    {
        if (text is not null)
            AtomicFile.WriteText(Path.Combine(Root, ConfigName), text);
    }

    /// <summary>Whether an earlier version of Bench, which did not note its files, finished an evaluation here.</summary>
    public bool IsOfEarlierVersion =>
        !File.Exists(Path.Combine(Root, OutputFolder.RecordName))
            && File.Exists(Result)
            && File.Exists(Manifest)
            && File.ReadLines(Manifest).Take(2).Any(l => l.Contains("\"run_id\"", StringComparison.Ordinal));

    /// <summary>Name of the list of trainings, where there are several.</summary>
    public const string TaskListName = "tasks.json";

    /// <summary>The list of trainings.</summary>
    public string TaskList => Path.Combine(Root, TaskListName);

    /// <summary>Name of <see cref="DataStamps"/>.</summary>
    public const string DataStampsName = "data-files.json";

    /// <summary>Size, time and hash of the data files when several trainings were planned.</summary>
    public string DataStamps => Path.Combine(Root, DataStampsName);

    /// <summary>What the merge printed, where it ran in a process of its own.</summary>
    public string MergeLog => Path.Combine(Root, "logs", "merge.log");

    /// <summary>A folder below this one, such as that of one training of many.</summary>
    /// <param name="relative">Its path from here, with <c>/</c>.</param>
    public RunFolder Below(string relative) => new(Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar)));

    /// <summary>The split of a fold.</summary>
    /// <param name="fold">From 1.</param>
    public string Fold(int fold) => Path.Combine(Root, "splits", FormattableString.Invariant($"fold-{fold}.json"));

    /// <summary>What one training of many printed, where it ran in a process of its own.</summary>
    /// <param name="number">Number of the training, from 1.</param>
    public string Log(int number) => Path.Combine(Root, "logs", FormattableString.Invariant($"task-{number}.log"));

    /// <summary>Checkpoints of a model's training; kept until its weights are written.</summary>
    /// <param name="model">Name of the model.</param>
    public string Checkpoints(string model) => Path.Combine(Root, CheckpointName, model);

    /// <summary>A model's trained weights.</summary>
    /// <param name="model">Name of the model.</param>
    public string Weights(string model) => Path.Combine(WeightsRoot, "weights", $"{model}.safetensors");

    /// <summary>How a model was trained; written after its weights, so its presence says that training is done.</summary>
    /// <param name="model">Name of the model.</param>
    public string Training(string model) => Path.Combine(Root, "weights", $"{model}.training.json");

    /// <summary>Loss, Dice and learning rate of every finished epoch; written anew after each.</summary>
    /// <param name="model">Name of the model.</param>
    public string History(string model) => Path.Combine(Root, "weights", $"{model}.history.csv");

    /// <summary>A model's masks of the whole cine of one mouse, for its volume curve.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="mouse">Name of the mouse.</param>
    public string CinePrediction(string model, string mouse) => Path.Combine(Root, "predictions", model, "cines", $"{mouse}.h5");

    /// <summary>Folder of a model's event file for TensorBoard.</summary>
    /// <param name="model">Name of the model.</param>
    public string Events(string model) => Path.Combine(Root, "tensorboard", model);

    /// <summary>A model's masks of the test mice, before cleaning.</summary>
    /// <param name="model">Name of the model.</param>
    public string Predictions(string model) => Path.Combine(Root, "predictions", model);

    /// <summary>A model's masks of one mouse.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="mouse">Name of the mouse.</param>
    public string Prediction(string model, string mouse) => Path.Combine(Predictions(model), $"{mouse}.h5");
}

/// <summary>The content of <c>manifest.json</c>: what a result was made from, on what, and by which conventions.</summary>
/// <param name="RunId">Name of the run.</param>
/// <param name="Provenance">Commit, packages, machine, threads, hashes.</param>
/// <param name="Settings">Split, seed, conventions.</param>
/// <param name="DataFiles">SHA-256 of each data file that was used, by name.</param>
internal sealed record RunManifest(
    string RunId, Provenance Provenance, EvaluationSettings Settings, IReadOnlyDictionary<string, string> DataFiles);
