using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Splits;
using Bench.Harness.Options;
using Bench.Harness.Splits;

namespace Bench.Cli.Commands;

/// <summary><c>bench split make</c>: divides mice into training, validation and test, or into folds.</summary>
internal static class SplitMakeCommand
{
    private const string TruthFile = "truth.csv";

    public static Command Create(ProgressLog log)
    {
        var command = new Command("make", "Split mice by a seeded rule.");
        var rule = command.Default(
            Setting.Word(
                "--rule",
                "notebook: rule of the published notebook (names sorted as text). shuffle: names in natural order. stratified: each "
                    + "kind of mouse in proportion.",
                "notebook",
                "shuffle",
                "stratified"),
            "notebook");
        var seed = command.Default(new Setting<uint>("--seed", "Seed of NumPy's legacy generator.", "S"), 42u);
        var mice = command.OptionalValue(new Setting<int>("--mice", "Split Mouse1 to MouseN.", "N"));
        var data = command.Optional(Setting.Folder("--data", "Split the mice of this folder."));
        var counts = command.Optional(Setting.Text(
            "--counts",
            "Mice for training, validation and test. Default for 130 mice: 90,15,25.",
            "N,N,N"));
        var folds = command.OptionalValue(new Setting<int>(
            "--folds",
            "Cross-validation: one file per fold. Each tests on one part, validates on the next and trains on the rest.",
            "K"));
        var strata = command.Optional(Setting.Text(
            "--strata",
            "Table with the kind of each mouse. Default: truth.csv of a phantom cohort.",
            "FILE.csv"));
        var by = command.Default(Setting.Text("--by", "Column of that table with the kind of mouse.", "COLUMN"), "phenotype");
        var stratify = command.Optional(Setting.Word(
            "--stratify",
            "group: each group of the study (--study, --data) in proportion, as its files say it.",
            "group"));
        var output = command.Required(SharedOptions.OutputFile(
            "File to write; with --folds, NAME.json becomes NAME-fold1.json and so on."));
        var overwrite = command.OverwriteFile();
        var study = command.Study();
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var described = study(parsed);
            var cohort = data(parsed) is { } root ? CohortFolder.Open(root, reading: ReadingOptions.Default.Under(described))
                : null;
            var names = Names(mice(parsed), cohort);
            var isByGroup = stratify(parsed) is not null;
            var kinds = isByGroup ? StudyGroups.Of(cohort ?? throw NoData())
                : rule(parsed) == "stratified"
                    ? StrataTable.Read(StrataFile(strata(parsed), data(parsed)), by(parsed), names)
                    : null;
            var how = isByGroup ? "stratified" : rule(parsed);
            var path = output(parsed);
            var name = Path.GetFileNameWithoutExtension(path);
            var made = folds(parsed) is { } parts
                ? Folds(name, how, names, kinds, seed(parsed), parts, counts(parsed))
                : [One(name, how, names, kinds, seed(parsed), Counts(counts(parsed), names.Count, isByGroup))];
            if (isByGroup)
                made = Together(made, kinds!, StudyGroups.Twins(cohort!, cancellation), folds(parsed) is not null);
            var targets = made
                .Select(
                    split =>
                        (
                            Split: split,
                            File: made.Count == 1 ? path : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{split.Name}.json")))
                .ToArray();
            foreach (var (_, file) in targets)
            {
                OverwriteGuard.RequireFree(file, overwrite(parsed), strata(parsed) is { } table ? [table] : []);
            }

            foreach (var (split, file) in targets)
            {
                split.Write(file);
                log.Line(
                    $"{file}: {split.Train.Count} training, {split.Validation.Count} validation, "
                        + $"{split.Test.Count} test {described.CaseWords}");
            }

            return ExitCode.Done;
        }, CancellationToken.None));
        return command;
    }

    private static Split One(
        string name,
        string rule,
        IReadOnlyList<string> mice,
        IReadOnlyDictionary<string,
        string>? kinds,
        uint seed,
        int[] counts) => rule switch
        {
            "notebook" => NotebookRule.Make(name, mice, seed, counts[0], counts[1]),
            "shuffle" => SeededSplit.Shuffled(name, mice, seed, counts[0], counts[1]),
            _ => SeededSplit.Stratified(name, kinds!, seed, counts[0], counts[1]),
        };

    private static IReadOnlyList<Split> Folds(
        string name,
        string rule,
        IReadOnlyList<string> mice,
        IReadOnlyDictionary<string,
        string>? kinds,
        uint seed,
        int folds,
        string? counts)
    {
        if (counts is not null)
        {
            throw new InputException("--counts", "does not go with --folds.", "use only one of them.");
        }

        if (mice.Count < 3)
        {
            throw new InputException(
                "--folds", $"{mice.Count} mice are too few for folds.", "give at least 3 mice: one each to train, validate and test on.");
        }

        if (folds < 3 || folds > mice.Count)
        {
            throw new InputException(
                "--folds", $"{folds} folds of {mice.Count} mice leave nothing to train, validate or test on.", $"give 3 to {mice.Count}.");
        }

        var (order, how) = rule switch
        {
            "notebook" => (NotebookRule.Order(mice, seed), "names sorted as text, shuffled"),
            "shuffle" => (SeededSplit.Order(mice, seed), "names in natural order, shuffled"),
            _ => (SeededSplit.Order(kinds!, seed), $"{SeededSplit.Kinds(kinds!)}, each kind in natural order, shuffled"),
        };
        return SeededSplit.Folds(name, order, $"{mice.Count} mice, {how} by numpy.random.RandomState({seed}).shuffle", folds);
    }

    private static IReadOnlyList<Split> Together(
        IReadOnlyList<Split> made, IReadOnlyDictionary<string, string> kinds, IReadOnlyList<(string First, string Second)> twins,
            bool areFolds)
    {
        // A case that is moved in one fold would be tested twice or never.
        return areFolds && twins.Count > 0
            ? throw new InputException(
                "--folds",
                $"{string.Join(", ", twins.Select(t => $"{t.First} and {t.Second}"))} have the same images, and folds would part them.",
                "leave one of each out of the folder.")
            : [.. made.Select(split => SameHeartGroups.Apply(split, kinds, twins))];
    }

    private static InputException NoData() => new("--stratify", "groups are known from the files of a study.", "give --study and --data.");

    private static IReadOnlyList<string> Names(int? mice, CohortFolder? data) => (mice, data) switch
    {
        (null, { } cohort) => cohort.Mice,
        ( >= 1, null) => [.. Enumerable.Range(1, mice.Value).Select(n => $"Mouse{n}")],
        _ =>
            throw new InputException(
                "--mice", "either a number of mice or a folder is needed.", "give --mice N (at least 1) or --data DIR, not both."),
    };

    private static string StrataFile(string? strata, string? data)
    {
        var truth = data is null ? null : Path.Combine(data, TruthFile);
        return strata ?? (File.Exists(truth) ? truth : throw new InputException(
            "--strata",
            "the stratified rule needs the kind of each mouse.",
            "give a table with the columns mouse and phenotype, or --data with a phantom cohort."));
    }

    private static int[] Counts(string? text, int mice, bool isByGroup)
    {
        // Seven tenths, one tenth, two tenths.
        if (text is null && isByGroup && mice >= 10)
        {
            var (validation, test) = (mice / 10, mice / 5);
            return [mice - validation - test, validation, test];
        }

        if (text is null && mice == 130)
        {
            return [90, 15, 25];
        }

        const string Remedy = "give three whole numbers with that sum, the last above 0, e.g. 90,15,25 for 130 mice.";
        if (text is null)
            throw new InputException("--counts", $"how to divide {mice} mice is not said.", Remedy);
        var parts = text.Split(',');
        var counts = new int[3];
        return parts.Length == 3
            && Enumerable.Range(0, 3).All(i => int.TryParse(parts[i], out counts[i]) && counts[i] >= 0)
            && counts.Sum(n => (long)n) == mice
            && counts[2] > 0
            ? counts
            : throw new InputException("--counts", $"'{text}' does not divide {mice} mice into training, validation and test.", Remedy);
    }
}
