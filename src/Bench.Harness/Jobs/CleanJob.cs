using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Harness.Progress;
using Bench.Reporting.Tables;

namespace Bench.Harness.Jobs;

/// <summary>Cleans the mask files of a folder one by one; a file that cannot be read is named, and the rest is done.</summary>
public sealed class CleanJob(
    CleaningRule rule, string dataFolder, string outputFolder, bool overwrite, ReadingOptions reading, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress);

    private const string TableFile = "cleaning.csv";

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between files; finished ones stay.</param>
    /// <returns>How many files were cleaned.</returns>
    /// <exception cref="InputException">The folder holds no masks, or the output folder cannot be used.</exception>
    public FilesOutcome Run(CancellationToken cancellation)
    {
        _progress.Stage($"Clean by rule {rule.Name}");
        _progress.Line($"  {rule.Description}");
        var files = MaskFile.FilesOf(dataFolder);
        using var output = OutputFolder.Open(
            outputFolder, new OutputClaim(
                "clean", [.. files.Select(Path.GetFileName)!, TableFile], overwrite)
            { Of = rule.Name, Read = [dataFolder] });
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

        var table = new ResultTable("cleaning", ["mouse", "frame", "rule", "removed_myocardium_voxels", "removed_blood_pool_voxels"], rows);
        AtomicFile.WriteText(Path.Combine(outputFolder, TableFile), table.ToCsv());
        output.Finish(written);
        var failed = files.Count + 1 - written.Count;
        _progress.Line(
            $"  {files.Count - failed} of {files.Count} files cleaned, {rows.Count(r => r[3] != 0 || r[4] != 0)} of {rows.Count} "
                + $"frames changed; {Path.Combine(outputFolder, TableFile)}");
        return new FilesOutcome(files.Count - failed, files.Count);
    }

    private List<Cell[]> Clean(string file)
    {
        var masks = MaskFile.Read(file, reading);
        var cleaned = masks with { Frames = [.. masks.Frames.Select(rule.Apply)] };
        MaskFile.Write(Path.Combine(outputFolder, Path.GetFileName(file)), cleaned);
        return
        [
            .. from frame in masks.SegmentedFrames
               let change = CleaningChange.Between(masks.Frames[frame], cleaned.Frames[frame])
               select (Cell[])[ MaskFile.NameOf(file), frame, rule.Name, change.RemovedMyocardium, change.RemovedBloodPool],
        ];
    }
}
