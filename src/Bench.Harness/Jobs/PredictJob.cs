using System.Globalization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;

namespace Bench.Harness.Jobs;

/// <summary>
/// Segments a cohort mouse by mouse. A mouse that is done is skipped; one that cannot be read is named, and the rest is done.
/// </summary>
public sealed class PredictJob(PredictOptions options, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between batches of slices; finished mice stay.</param>
    /// <returns>How many mice have their masks, now or from before.</returns>
    /// <exception cref="InputException">Model, data or output folder cannot be used at all.</exception>
    public FilesOutcome Run(CancellationToken cancellation) => _progress.Do(() => Work(cancellation));

    private FilesOutcome Work(CancellationToken cancellation)
    {
        options.RequireFitting();
        var cohort = CohortFolder.Open(options.DataFolder, reading: options.Reading);
        if (options.ModelKind == ModelFileKind.TorchScript)
        {
            _progress.Line(
                $"note: {options.ModelFile} is a program; it runs with your rights and may read, write and send files. Use "
                    + "TorchScript files of people you trust only.");
        }

        using var output = OutputFolder.Open(options.OutputFolder, new PlannedOutput("predict", [RunFolder.ConfigName], options.Overwrite)
        {
            Read =
            [
                cohort.Folder,
                .. cohort.Mice.SelectMany(cohort.FilesOf).Select(f => Path.GetDirectoryName(Path.Combine(cohort.Folder, f))!).Distinct(),
            ],
        });
        using var model = PredictionModel.Load(options);
        var format = FormatOf(cohort);
        var files = new PredictionFiles(options.OutputFolder, format);
        var found = PredictionManifest.Open(options.OutputFolder, model.Sha256, Settings(format, model), options.Overwrite);
        var manifest = found with
        {
            TrainedOn = model.TrainedOn,
            IsPublished = model.IsPublished,
            ComputedBy = [.. (found.ComputedBy ?? []).Append(model.Segmenter.Description).Distinct()],
        };
        new RunFolder(options.OutputFolder).WriteConfiguration(options.Configuration);
        manifest.Write(options.OutputFolder); // Before hours of work: a folder that cannot be written to is told now.
        _progress.Stage(
            $"Segment {options.Study.Cases(cohort.Mice.Count)}, {(options.AllFrames ? "whole cines" : "contoured frames")}");
        _progress.Line($"  {model.Name}; {model.Segmenter.Description}");
        model.Notes.ToList().ForEach(note => _progress.Line($"  {note}"));
        model.Warnings.ToList().ForEach(_progress.Warning);
        var pipeline = new PredictionPipeline(options, cohort, files, manifest, model.Segmenter, model.Checks, _progress);
        var (done, skipped) = pipeline.Run(cancellation);
        Summarise(done, skipped, cohort.Mice.Count, pipeline.Images, pipeline.Elapsed);
        if (done + skipped == 0 && !options.AllFrames)
        {
            _progress.Warning(
                $"if these {options.Study.CaseWords} have no masks, the contoured frames are not known. "
                    + "--frames all segments whole cines and needs only images.");
        }

        return new FilesOutcome(done + skipped, cohort.Mice.Count);
    }

    private Dictionary<string, string> Settings(ICohortFormat format, PredictionModel model) => new(Reading())
    {
        ["frames"] = options.AllFrames ? "all" : "contoured",
        ["probabilities"] = options.Probabilities ? "stored" : "not stored",
        ["format"] = format.Code,
        ["precision"] = model.Precision,
        ["orientations"] = options.AllOrientations ? "8" : "1",
        ["input"] = options.Input.ToText(),
        ["network"] = model.Architecture,
    };

    // Only where it is not as published, so that folders made before go on.
    private Dictionary<string, string> Reading() =>
        options.Reading.AsOptions.Length == 0 ? [] : new() { ["reading"] = options.Reading.AsOptions.Trim() };

    private ICohortFormat FormatOf(CohortFolder cohort)
    {
        var formats = CohortFormats.BuiltIn;
        var format = options.Format != PredictOptions.AutomaticFormat ? formats.Of(options.Format)
            : options.Probabilities ? formats.All.OfType<IProbabilityFormat>().First()
            : cohort.Format;
        return options.Probabilities && format is not IProbabilityFormat
            ? throw new InputException("--probabilities", "are a data set of HDF5 files.", $"leave out --format {format.Code}.")
            : format;
    }

    private void Summarise(int done, int skipped, int all, int images, TimeSpan elapsed)
    {
        var seconds = elapsed.TotalSeconds;
        var rate = images == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {images} images in {seconds:0.0} s: {images / seconds:0.0} images/s");
        var there = skipped == 0 ? "" : $", {skipped} were there already";
        _progress.Line(
            $"  {done} of {all} {options.Study.CaseWords} segmented{there}{rate}; masks before cleaning in {options.OutputFolder}");
    }
}
