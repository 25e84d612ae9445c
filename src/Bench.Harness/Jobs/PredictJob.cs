using System.Diagnostics;
using System.Globalization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Hashing;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Jobs;

/// <summary>
/// Segments a cohort mouse by mouse. A mouse that is done is skipped; one that cannot be read is named, and the rest is done.
/// </summary>
public sealed class PredictJob(PredictOptions options, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress);

    private readonly Stopwatch _segmenting = new();
    private int _images;

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between batches of slices; finished mice stay.</param>
    /// <returns>How many mice have their masks, now or from before.</returns>
    /// <exception cref="InputException">Model, data or output folder cannot be used at all.</exception>
    public FilesOutcome Run(CancellationToken cancellation)
    {
        var cohort = CohortFolder.Open(options.DataFolder, reading: options.Reading);
        if (options.ModelKind == ModelFileKind.TorchScript)
        {
            _progress.Line(
                $"note: {options.ModelFile} is a program; it runs with your rights and may read, write and send files. Use "
                    + "TorchScript files of people you trust only.");
        }

        using var output = OutputFolder.Open(options.OutputFolder, new OutputClaim("predict", [], options.Overwrite)
        {
            Read =
            [
                cohort.Folder,
                .. cohort.Mice.SelectMany(cohort.FilesOf).Select(f => Path.GetDirectoryName(Path.Combine(cohort.Folder, f))!).Distinct(),
            ],
        });
        using var model = PredictionModel.Load(options);
        var format = FormatOf(cohort);
        var files = new PredictionFiles(options.OutputFolder, format, options.Probabilities);
        var manifest = PredictionManifest.Open(options.OutputFolder, model.Sha256, Settings(format, model), options.Overwrite) with
        {
            TrainedOn = model.TrainedOn,
            IsPublished = model.IsPublished,
        };
        manifest.Write(options.OutputFolder); // Before hours of work: a folder that cannot be written to is told now.
        _progress.Stage(
            $"Segment {cohort.Mice.Count} {(cohort.Mice.Count == 1 ? "mouse" : "mice")}, "
                + $"{(options.AllFrames ? "whole cines" : "contoured frames")}");
        _progress.Line($"  {model.Name}; {model.Segmenter.Description}");
        model.Notes.ToList().ForEach(note => _progress.Line($"  {note}"));
        model.Warnings.ToList().ForEach(_progress.Warning);
        var (done, skipped) = (0, 0);
        for (var i = 0; i < cohort.Mice.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var mouse = cohort.Mice[i];
            var place = string.Create(CultureInfo.InvariantCulture, $"{mouse} ({i + 1} of {cohort.Mice.Count})");
            _progress.Working($"  {place}");
            try
            {
                _ = Predict(files, cohort, mouse, place, model.Segmenter, manifest, cancellation) ? done++ : skipped++;
            }
            catch (InputException problem) when (done > 0 || problem.InputSource != options.ModelFile)
            {
                _progress.Error(problem.Message);
            }
        }

        Summarise(done, skipped, cohort.Mice.Count);
        if (done + skipped == 0 && !options.AllFrames)
        {
            _progress.Warning(
                "if these mice have no masks, the contoured frames are not known. --frames all segments whole cines and needs only "
                    + "images.");
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

    private bool Predict(
        PredictionFiles files,
        CohortFolder cohort,
        string mouse,
        string place,
        Segmenter segmenter,
        PredictionManifest manifest,
        CancellationToken cancellation)
    {
        var path = files.PathOf(mouse);
        var hash = CohortHash.Of(cohort, [mouse]);
        if (files.Exist(mouse) && !options.Overwrite)
        {
            return manifest.Mice.GetValueOrDefault(mouse) is not { } known
                ? throw new InputException(
                    path,
                    $"is there already, and {PredictionManifest.FileName} does not say what made it.",
                    "choose another folder, or replace it with --overwrite.")
                : known == hash
                ? false
                : throw new InputException(
                    path, "was made from other data of this name.", "choose another folder, or replace it with --overwrite.");
        }

        var (frames, cineFrames) = Frames(cohort, mouse);
        var (before, images, segmented) = (_segmenting.Elapsed, frames.Sum(f => f.Image.Size.Slices), 0);
        double Rate(int count) => count / (_segmenting.Elapsed - before).TotalSeconds;
        void Show(int slices)
        {
            segmented += slices;
            _progress.Working(
                string.Create(CultureInfo.InvariantCulture, $"  {place}: {segmented} of {images} images, {Rate(segmented):0.0} images/s"));
        }

        _segmenting.Start();
        files.Write(cohort, mouse, cineFrames, frames, segmenter, Show, cancellation);
        _segmenting.Stop();
        manifest.Mice[mouse] = hash;
        (manifest with { Scores = $"{segmenter.Scores}".ToLowerInvariant() }).Write(options.OutputFolder);
        _images += images;
        _progress.Line(
            string.Create(
                CultureInfo.InvariantCulture, $"  {mouse,-12} {frames.Count} frames, {images} images, {Rate(images):0.0} images/s"));
        return true;
    }

    private (IReadOnlyList<(int Index, ImageStack Image)> Frames, int CineFrames) Frames(CohortFolder cohort, string mouse)
    {
        if (options.AllFrames)
        {
            var stored = cohort.ReadStoredFrames(mouse);
            return (stored, stored[^1].FrameIndex + 1);
        }

        var known = cohort.Read(mouse);
        return ([.. known.Frames.Select(f => (f.FrameIndex, f.Image!))], known.CineFrames);
    }

    private void Summarise(int done, int skipped, int all)
    {
        var rate = _images == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $", {_images} images in {_segmenting.Elapsed.TotalSeconds:0.0} s: {_images / _segmenting.Elapsed.TotalSeconds:0.0} "
                    + $"images/s");
        var there = skipped == 0 ? "" : $", {skipped} were there already";
        _progress.Line($"  {done} of {all} mice segmented{there}{rate}; masks before cleaning in {options.OutputFolder}");
    }
}
