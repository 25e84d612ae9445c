using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;

namespace Bench.Harness.Jobs;

/// <summary>Measures, judges and reports masks made elsewhere. libtorch is never loaded.</summary>
/// <param name="options">What to do.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class EvaluateJob(EvaluateOptions options, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    /// <summary>Runs the evaluation.</summary>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The result, and the cases that could not be evaluated; the report is written in both cases.</returns>
    /// <exception cref="InputException">A folder is missing or empty.</exception>
    public EvaluationOutcome Run(CancellationToken cancellation) => _progress.Do(() => Work(cancellation));

    private EvaluationOutcome Work(CancellationToken cancellation)
    {
        var cleaning = CleaningRule.ByName(options.Cleaning);
        var study = StudySelection.Open(options.Study);
        _progress.Stage("Measure and judge");
        var cohort = CohortFolder.Open(options.ReferenceFolder, options.Spacing, options.Reading);
        var split = options.Split is null ? null : DataSelection.FindSplit(options.Split);
        split?.RequireFits([.. cohort.Mice], options.ReferenceFolder);
        IReadOnlyList<string> mice = split?.Test ?? cohort.Mice;
        if (options.Predictions.GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                "--predictions",
                $"{twice.Key} is given {twice.Count()} times.",
                "name every model once; names that differ by case alone count as one, as their files would on many disks.");
        }

        if (options.MarginFromObservers && options.Observers.Count == 0)
        {
            throw new InputException(
                "--margin-from-observers", "there is no observer to learn a margin from.", "give their masks: --observer NAME=DIR.");
        }

        EvaluatedFolder[] folders = [.. options.Predictions.Select(p => EvaluatedFolder.Open(p, options, cohort.Mice, mice))];
        ObserverReadings[] observers = [.. options.Observers.Select(o => ObserverReadings.Open(o, options, cohort.Mice, mice))];
        var files = CohortHash.OfFiles(cohort.Folder, mice.SelectMany(cohort.FilesOf), skipUnreadable: true, cancellation);
        DataSelection.RequireManifest(options.Manifest, cohort, files, options.Spacing);
        var hashes = new Dictionary<string, string> { ["data"] = CohortHash.Combine(files) };
        if (split is not null)
        {
            hashes["split"] = split.Sha256();
        }

        foreach (var folder in folders)
        {
            hashes[$"predictions/{folder.Name}"] = CohortHash.Combine(
                CohortHash.OfFiles(folder.Masks.Folder, mice.SelectMany(folder.Masks.FilesOf), skipUnreadable: true, cancellation));
        }

        foreach (var observer in observers)
        {
            hashes[$"observers/{observer.Name}"] = CohortHash.Combine(
                CohortHash.OfFiles(observer.Masks.Folder, mice.SelectMany(observer.Masks.FilesOf), skipUnreadable: true, cancellation));
        }

        var runId = Path.GetFileName(Path.GetFullPath(options.OutputFolder).TrimEnd(Path.DirectorySeparatorChar));
        var command =
            $"bench evaluate {string.Join(' ', options.Predictions.Select(p => $"--predictions {p.Name}=…"))} {Observers()}--clean "
                + options.Cleaning
                + (options.Phases == PhaseRule.Published ? "" : $" --phases {Path.GetFileName(options.Phases.Name)}")
                + $"{MeasureSettings.Typed(options.Measures)}{options.Reading.AsOptions}{PredictionReading()}";
        using var output = OutputFolder.Open(
            options.OutputFolder,
            new PlannedOutput("evaluate", RunFolder.EvaluationNames, options.Overwrite)
            {
                Of = Identity(hashes, command, study?.Study.Version ?? "none"),
                Continues = RunFolder.Redrawing,
            });
        new RunFolder(options.OutputFolder).WriteConfiguration(options.Configuration);
        var provenance = ProvenanceCollector.Collect(
            command, null, hashes, "No network was run; measures and statistics depend on the masks alone.");
        folders = [.. folders.Select(f => f with { Leak = LeakCheck.Of(f.Masks.Folder, files, mice.Count, cohort.IsPhantom) })];
        var plan = EvaluationPlans.ForEvaluate(
            runId, options, folders, observers, cohort, mice, split?.Name ?? "", study, provenance, cleaning);
        var outcome = ReportStage.Run(plan, study, files, new RunFolder(options.OutputFolder), output, _progress, cancellation);
        foreach (var (sentence, differs) in folders.SelectMany(f => NnunetSummaryCheck.Of(
            f.Masks.Folder, outcome.Result.Models.Single(m => m.Name == f.Name), options.Study)))
        {
            if (differs)
                _progress.Warning(sentence);
            else
                _progress.Line($"  {sentence}");
        }

        return outcome;
    }

    // Whatever changes a number of the result: an evaluation of other masks, or by other conventions, never replaces this one unasked.
    private string Identity(IReadOnlyDictionary<string, string> hashes, string command, string study)
    {
        var parts = hashes.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key} {h.Value}");
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [command, study, $"{options.Spacing}", .. parts]))))[..16];
    }

    private string Observers() => string.Concat(
        options.Observers.Select(o =>
            $"--observer {o.Name}=… " + (o.Repeats is null ? "" : $"--repeated {o.Name}{(o.Repeats.Length == 0 ? "" : $"={o.Repeats}")} ")))
        + (options.MarginFromObservers ? "--margin-from-observers " : "");

    private string PredictionReading()
    {
        var asked = options.PredictionReading.AsOptions;
        return asked == (options.Reading with { ArePredictions = true }).AsOptions ? "" : asked;
    }
}
