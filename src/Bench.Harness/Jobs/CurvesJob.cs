using Bench.Core;
using Bench.Core.Function;
using Bench.Core.IO;
using Bench.Core.Wall;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Reporting.Figures;
using Bench.Reporting.Tables;

namespace Bench.Harness.Jobs;

/// <summary>
/// Volume curve, peak rates and cardiac function of every mouse of a folder of masks; one that cannot be read is named, and the rest is
/// done.
/// </summary>
public sealed class CurvesJob(CurvesOptions options, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    private readonly List<Cell[]> _curves = [];
    private readonly List<Cell[]> _function = [];
    private readonly List<Cell[]> _walls = [];
    private readonly List<Cell[]> _issues = [];
    private readonly List<string> _files = [];
    private bool _isSpacingTold;
    private VoxelSpacing? _cohortSpacing;

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>How many mice were measured.</returns>
    /// <exception cref="InputException">The folder holds no masks.</exception>
    public FilesOutcome Run(CancellationToken cancellation)
    {
        _progress.Stage("Volume curves");
        var mice = MouseMasks.Of(options.DataFolder);
        _cohortSpacing = CohortManifest.Read(options.DataFolder).Spacing;
        using var output = OutputFolder.Open(
            options.OutputFolder,
            new PlannedOutput("curves", ["curves.csv", "function.csv", "wall.csv", "issues.csv", "figures"], options.Overwrite));
        var failed = 0;
        foreach (var mouse in mice)
        {
            cancellation.ThrowIfCancellationRequested();
            _progress.Working($"  {mouse.Mouse}");
            try
            {
                Measure(mouse.Mouse, mouse.Read(options.Reading));
            }
            catch (InputException problem)
            {
                _progress.Error(problem.Message);
                _issues.Add(["error", mouse.Mouse, problem.Message]);
                failed++;
            }
        }

        Write(
            new ResultTable("curves", ["mouse", "frame", "time_ms", "blood_pool_ul", "smoothed_ul", "rate_ul_per_s", "mass_mg"], _curves));
        Write(new ResultTable("function", ["mouse", "quantity", "unit", "value", "undefined_because"], _function));
        Write(
            new ResultTable(
                "wall", ["mouse", "phase", "frame", "slice", "segment", "from_degrees", "to_degrees", "thickness_mm", "coverage"], _walls));
        Write(new ResultTable("issues", ["severity", "subject", "message"], _issues));
        output.Finish(_files);
        _progress.Line(
            $"  {mice.Count - failed} of {options.Study.Cases(mice.Count)} measured; tables and figures in {options.OutputFolder}");
        return new FilesOutcome(mice.Count - failed, mice.Count);
    }

    private void Write(ResultTable table)
    {
        _files.Add($"{table.Name}.csv");
        AtomicFile.WriteText(Path.Combine(options.OutputFolder, _files[^1]), table.ToCsv());
    }

    private void Measure(string mouse, StoredMasks masks)
    {
        var study = options.Study;
        var spacing = options.Spacing ?? masks.Spacing ?? _cohortSpacing ?? study.Spacing
            ?? throw new InputException(mouse, "its files do not say how large voxels are.", "give --spacing ROW,COLUMN,SLICE in mm.");
        var stated = options.FrameIntervalMs ?? (masks.FrameSeconds > 0 ? masks.FrameSeconds * 1000
            : study.IsMouse ? VolumeCurve.PublishedFrameIntervalMs
            : (double?)null);
        var known = masks.SegmentedFrames;
        var whole = known.Count == masks.Frames.Count;
        var interval = stated ?? (whole && known.Count > 1
            ? throw new InputException(mouse, "its files do not say how far frames are apart.", "give --frame-interval in ms.")
            : VolumeCurve.PublishedFrameIntervalMs); // Asked for by no number: there are no rates.
        var roles = options.Phases.Assign(mouse, [.. known.Select(i => (i, masks.Frames[i]))], spacing);
        int? Frame(CardiacPhase phase) => roles.Frames.FirstOrDefault(f => f.Phase == phase)?.FrameIndex;
        var (ed, es) = (Frame(CardiacPhase.EndDiastole), Frame(CardiacPhase.EndSystole));
        var function = CardiacFunction.Measure(
            ed is { } d ? masks.Frames[d] : null, es is { } s ? masks.Frames[s] : null, spacing, study.DensityGramsPerMl);
        var curve = VolumeCurve.Measure([.. known.Select(i => masks.Frames[i])], spacing, interval, whole && options.IsPeriodic);
        var rates = whole && ed is { } from && es is { } to ? curve.Rates(options.Smoothing, from, to)
            : whole ? VolumeRates.Undefined(options.Smoothing, "there is no end-systolic frame")
            : VolumeRates.Undefined(options.Smoothing, $"only {known.Count} of {masks.Frames.Count} frames are segmented");

        for (var i = 0; i < known.Count; i++)
        {
            _curves.Add(
            [
                mouse, known[i], known[i] * stated, curve.VolumesMicrolitres[i], At(rates.SmoothedMicrolitres, i),
                At(rates.RatesMicrolitresPerSecond, i),
                CardiacFunction.VolumeMicrolitres(masks.Frames[known[i]], Structure.Myocardium, spacing) * study.DensityGramsPerMl,
            ]);
        }

        AddFunction(mouse, function, rates, ed, es, Beats(mouse, whole ? masks.Frames.Count * interval : double.NaN));
        AddWalls(mouse, masks, spacing, [(CardiacPhase.EndDiastole, ed), (CardiacPhase.EndSystole, es)]);
        foreach (var warning in Assumed(masks).Concat(roles.Warnings).Concat(ConsistencyCheck.Default.Warnings(function)))
        {
            _progress.Warning($"{mouse}: {warning}");
            _issues.Add(["warning", mouse, warning]);
        }

        if (VolumeCurveFigure.Of(mouse, [new(mouse, known, curve, rates, ed, es)]) is { } figure)
        {
            _files.Add($"figures/{figure.Name}.svg");
            AtomicFile.Write(Path.Combine(options.OutputFolder, _files[^1]), stream => FigureFiles.WriteSvg(figure, stream));
        }
    }

    // Wrong for all mice, and said of the first.
    private IEnumerable<string> Assumed(StoredMasks masks)
    {
        if (_isSpacingTold || !options.Study.IsMouse || (options.Spacing ?? masks.Spacing ?? _cohortSpacing) is not null)
        {
            yield break;
        }

        if (AssumedSpacing.Warning(masks.Size.Height, masks.Size.Width, masks.Frames.Max(f => f.Count(Structure.BloodPool))) is { } warning)
        {
            _isSpacingTold = true;
            yield return warning;
        }
    }

    private void AddFunction(
        string mouse, CardiacFunction function, VolumeRates rates, int? ed, int? es, (double PerMinute, string UndefinedBecause) beats)
    {
        var rule = options.Phases.Name is "curve" or "published" ? $"frame by rule {options.Phases.Name}" : "frame as given";
        HeartNumber.Of(function, options.Study).ToList().ForEach(AddNumber);
        Add("EDFrame", rule, ed ?? double.NaN, ed is null ? "there is no such frame" : "");
        Add("ESFrame", rule, es ?? double.NaN, es is null ? "there is no such frame" : "");
        HeartNumber.Of(rates).ToList().ForEach(AddNumber);
        Add("HeartRate", "beats/min", beats.PerMinute, beats.UndefinedBecause);
        Add(
            "CardiacOutput",
            "ml/min",
            function.CardiacOutputMillilitresPerMinute(beats.PerMinute),
            double.IsNaN(beats.PerMinute) ? beats.UndefinedBecause : function.UndefinedBecause(Quantity.StrokeVolume));

        void AddNumber(HeartNumber number)
        {
            var (key, _, unit, value, because, _) = number.In(options.Study.Units);
            Add(key, unit, value, because);
        }

        void Add(string quantity, string unit, double value, string because) =>
            _function.Add([mouse, quantity, unit, value, double.IsNaN(value) ? because : ""]);
    }

    // A cine that covers exactly one beat tells the heart rate.
    private (double PerMinute, string UndefinedBecause) Beats(string mouse, double cineMs)
    {
        var given = options.HeartRates.Of(mouse);
        var found = double.IsNaN(given) && options.IsPeriodic ? 60_000 / cineMs : given;
        return (found, double.IsNaN(found) ? "the heart rate is not known: give --heart-rate" : "");
    }

    private void AddWalls(string mouse, StoredMasks masks, VoxelSpacing spacing, IReadOnlyList<(CardiacPhase Phase, int? Frame)> frames)
    {
        foreach (var (phase, frame) in frames)
        {
            foreach (
                var wall in frame is { } at ? WallThickness.PerSlice(masks.Frames[at], spacing).Where(w => !double.IsNaN(w.Coverage)) : [])
            {
                var width = WallThickness.RayCount / wall.SegmentsMm.Count;
                Cell[] where = [mouse, Vocabulary.Code(phase), frame ?? 0, wall.Slice];
                _walls.Add([.. where, "ring", "0", WallThickness.RayCount, wall.MeanMm, wall.Coverage]);
                _walls.AddRange(wall.SegmentsMm.Select((mm, i) => (Cell[])[.. where, i + 1, i * width, (i + 1) * width, mm, ""]));
            }
        }
    }

    private static double At(IReadOnlyList<double> values, int index) => index < values.Count ? values[index] : double.NaN;
}
