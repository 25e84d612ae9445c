using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Reporting.Tables;

namespace Bench.Harness.Jobs;

/// <summary>Cleans the mask files of a folder one by one; a file that cannot be read is named, and the rest is done.</summary>
/// <param name="options">What to do.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class CleanJob(CleanOptions options, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    private readonly IEnumerable<Structure> _structures = options.Study.Structures.Order();

    private const string TableFile = "cleaning.csv";

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between files; finished ones stay.</param>
    /// <returns>How many files were cleaned.</returns>
    /// <exception cref="InputException">The folder holds no masks, or the output folder cannot be used.</exception>
    public FilesOutcome Run(CancellationToken cancellation)
    {
        _progress.Stage($"Clean by rule {options.Rule.Name}");
        _progress.Line($"  {options.Rule.Description}");
        var files = MaskFile.FilesOf(options.DataFolder);
        using var output = OutputFolder.Open(
            options.OutputFolder, new PlannedOutput(
                "clean", [.. files.Select(Path.GetFileName)!, TableFile], options.Overwrite)
            { Of = options.Rule.Name, Read = [options.DataFolder] });
        var rows = new List<Cell[]>();
        var written = new List<string> { TableFile };
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            _progress.Working($"  {Path.GetFileName(file)}");
            try
            {
                rows.AddRange(Clean(file));
                written.Add(Path.GetFileName(file));
            }
            catch (InputException problem)
            {
                _progress.Error(problem.Message);
            }
        }

        var table = new ResultTable(
            "cleaning", ["mouse", "frame", "rule", .. _structures.Select(s => $"removed_{Vocabulary.Code(s)}_voxels")], rows);
        AtomicFile.WriteText(Path.Combine(options.OutputFolder, TableFile), table.ToCsv());
        output.Finish(written);
        var failed = files.Count + 1 - written.Count;
        _progress.Line(
            $"  {files.Count - failed} of {files.Count} files cleaned, {rows.Count(r => r.Skip(3).Any(removed => removed != 0))} of {rows.Count} "
                + $"frames changed; {Path.Combine(options.OutputFolder, TableFile)}");
        return new FilesOutcome(files.Count - failed, files.Count);
    }

    private List<Cell[]> Clean(string file)
    {
        var masks = MaskFile.Read(file, options.Reading);
        var cleaned = masks with
        {
            Frames = [.. masks.Frames.Select(options.Rule.Apply)],
            WrittenAs = options.Study.ReferenceLabels is { AreOwn: false } labels ? labels : null,
        };
        MaskFile.Write(Path.Combine(options.OutputFolder, Path.GetFileName(file)), cleaned);
        return
        [
            .. from frame in masks.SegmentedFrames
               let change = CleaningChange.Between(masks.Frames[frame], cleaned.Frames[frame])
               select (Cell[])[MaskFile.NameOf(file), frame, options.Rule.Name, .. _structures.Select(s => (Cell)change.Of(s))],
        ];
    }
}
