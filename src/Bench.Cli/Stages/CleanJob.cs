using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Masks;
using Bench.Reporting.Tables;

namespace Bench.Cli.Stages;

/// <summary>Cleans the mask files of a folder one by one; a file that cannot be read is named, and the rest is done.</summary>
internal sealed class CleanJob(CleaningRule rule, string dataFolder, string outputFolder, bool overwrite, ReadingOptions reading, ProgressLog log, TextWriter error)
{
    private const string TableFile = "cleaning.csv";

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between files; finished ones stay.</param>
    /// <returns>Done, or bad input where a file could not be cleaned.</returns>
    /// <exception cref="InputException">The folder holds no masks, or the output folder cannot be used.</exception>
    public int Run(CancellationToken cancellation)
    {
        log.Stage($"Clean by rule {rule.Name}");
        log.Line($"  {rule.Description}");
        var files = StoredMasks.FilesOf(dataFolder);
        using var output = OutputFolder.Open(
            outputFolder, new OutputClaim("clean", [.. files.Select(Path.GetFileName)!, TableFile], overwrite) { Of = rule.Name, Read = [dataFolder] });
        var rows = new List<Cell[]>();
        var written = new List<string> { TableFile };
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            log.Transient($"  {Path.GetFileName(file)}");
            try
            {
                rows.AddRange(Clean(file));
                written.Add(Path.GetFileName(file));
            }
            catch (InputException problem)
            {
                log.EndTransient();
                error.WriteLine($"error: {problem.Message}");
            }
        }

        var table = new ResultTable("cleaning", ["mouse", "frame", "rule", "removed_myocardium_voxels", "removed_blood_pool_voxels"], rows);
        AtomicFile.WriteText(Path.Combine(outputFolder, TableFile), table.ToCsv());
        output.Finish(written);
        var failed = files.Count + 1 - written.Count;
        log.Line($"  {files.Count - failed} of {files.Count} files cleaned, {rows.Count(r => r[3] != 0 || r[4] != 0)} of {rows.Count} frames changed; {Path.Combine(outputFolder, TableFile)}");
        return failed == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private List<Cell[]> Clean(string file)
    {
        var masks = StoredMasks.Read(file, reading);
        var cleaned = masks with { Frames = [.. masks.Frames.Select(rule.Apply)] };
        cleaned.Write(Path.Combine(outputFolder, Path.GetFileName(file)));
        return
        [
            .. from frame in masks.Known
               let change = CleaningChange.Between(masks.Frames[frame], cleaned.Frames[frame])
               select (Cell[])[ StoredMasks.NameOf(file), frame, rule.Name, change.RemovedMyocardium, change.RemovedBloodPool],
        ];
    }
}
