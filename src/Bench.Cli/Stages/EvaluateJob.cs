using Bench.Cli.Commands;
using Bench.Cli.Machine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Data.Hdf5;

namespace Bench.Cli.Stages;

/// <summary>Measures, judges and reports masks made elsewhere. libtorch is never loaded.</summary>
/// <param name="options">What to do.</param>
/// <param name="log">Where progress goes.</param>
/// <param name="error">Where failed cases are named.</param>
internal sealed class EvaluateJob(EvaluateOptions options, ProgressLog log, TextWriter error)
{
    /// <summary>Runs the evaluation.</summary>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>Done, or bad input where a case could not be evaluated; the report is written in both cases.</returns>
    /// <exception cref="InputException">A folder is missing or empty.</exception>
    public int Run(CancellationToken cancellation)
    {
        var cleaning = CleaningRule.ByName(options.Cleaning);
        var study = StudySelection.Open(options.Study);
        log.Stage("Measure and judge");
        var cohort = CohortFolder.Open(options.ReferenceFolder, options.Spacing);
        var split = options.Split is null ? null : DataSelection.FindSplit(options.Split);
        split?.RequireFits([.. cohort.Mice], options.ReferenceFolder);
        IReadOnlyList<string> mice = split?.Test ?? cohort.Mice;
        if (options.Predictions.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException("--predictions", $"{twice.Key} is given {twice.Count()} times.", "name every model once.");
        }

        var folders = options.Predictions.ToDictionary(p => p.Name, p => MaskFolder.Open(p.Folder));
        var files = CohortHash.OfFiles(cohort, mice, cancellation);
        DataSelection.RequireManifest(options.Manifest, cohort, files, options.Spacing);
        var hashes = new Dictionary<string, string> { ["data"] = CohortHash.Combine(files) };
        if (split is not null)
        {
            hashes["split"] = split.Sha256();
        }

        foreach (var (name, folder) in folders)
        {
            hashes[$"predictions/{name}"] = CohortHash.Combine(CohortHash.OfFiles(folder.Folder, mice.SelectMany(folder.FilesOf), cancellation));
        }

        var runId = Path.GetFileName(Path.GetFullPath(options.OutputFolder).TrimEnd(Path.DirectorySeparatorChar));
        var command = $"bench evaluate {string.Join(' ', options.Predictions.Select(p => $"--predictions {p.Name}=…"))} --clean {options.Cleaning}{(options.Phases == PhaseRule.Published ? "" : $" --phases {Path.GetFileName(options.Phases.Name)}")}{MeasureConventions.Typed(options.Measures)}";
        var provenance = ProvenanceCollector.Collect(command, 0, "none", hashes, "No network was run; measures and statistics depend on the masks alone.");
        var leaks = options.Predictions.ToDictionary(p => p.Name, p => LeakCheck.Of(p.Folder, files, mice.Count, cohort.IsPhantom));
        var plan = EvaluationPlans.ForEvaluate(runId, options, leaks, cohort, mice, split?.Name ?? "", study, provenance, cleaning);
        return Finishing.Run(plan, study, files, new RunFolder(options.OutputFolder), log, error, options.End, cancellation);
    }
}
