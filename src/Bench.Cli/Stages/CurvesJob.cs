using System.Globalization;
using Bench.Cli.Commands;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.Function;
using Bench.Core.IO;
using Bench.Core.Phases;
using Bench.Data.Masks;
using Bench.Reporting.Figures;
using Bench.Reporting.Tables;
using Bench.Reporting.Wording;

namespace Bench.Cli.Stages;

/// <summary>Volume curve, peak rates and cardiac function of every mask file of a folder; a file that cannot be read is named, and the rest is done.</summary>
internal sealed class CurvesJob(CurvesOptions options, ProgressLog log, TextWriter error)
{
    private readonly List<string[]> _curves = [];
    private readonly List<string[]> _function = [];

    /// <summary>Runs the job.</summary>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>Done, or bad input where a file could not be measured.</returns>
    /// <exception cref="InputException">The folder holds no masks.</exception>
    public int Run(CancellationToken cancellation)
    {
        log.Stage("Volume curves");
        var files = StoredMasks.FilesOf(options.DataFolder);
        var failed = 0;
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            log.Transient($"  {Path.GetFileName(file)}");
            try
            {
                Measure(file);
            }
            catch (InputException problem)
            {
                log.EndTransient();
                error.WriteLine($"error: {problem.Message}");
                failed++;
            }
        }

        Write(new ResultTable("curves", ["mouse", "frame", "time_ms", "blood_pool_ul", "smoothed_ul", "rate_ul_per_s", "mass_mg"], _curves));
        Write(new ResultTable("function", ["mouse", "quantity", "unit", "value", "undefined_because"], _function));
        log.Line($"  {files.Count - failed} of {files.Count} mice measured; tables and figures in {options.OutputFolder}");
        return failed == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private void Write(ResultTable table) => AtomicFile.WriteText(Path.Combine(options.OutputFolder, $"{table.Name}.csv"), table.ToCsv());

    private void Measure(string file)
    {
        var (mouse, masks) = (StoredMasks.NameOf(file), StoredMasks.Read(file));
        var spacing = options.Spacing ?? masks.Spacing ?? VoxelSpacing.Published;
        var interval = options.FrameIntervalMs ?? (masks.FrameSeconds > 0 ? masks.FrameSeconds * 1000 : VolumeCurve.PublishedFrameIntervalMs);
        var known = masks.Known;
        var whole = known.Count == masks.Frames.Count;
        var (ed, es, rule) = Phases(file, masks);
        var function = CardiacFunction.Measure(ed is { } d ? masks.Frames[d] : null, es is { } s ? masks.Frames[s] : null, spacing);
        var curve = VolumeCurve.Measure([.. known.Select(i => masks.Frames[i])], spacing, interval, whole && options.IsPeriodic);
        var rates = whole
            ? curve.Rates(options.Smoothing)
            : VolumeRates.Undefined(options.Smoothing, $"only {known.Count} of {masks.Frames.Count} frames are segmented");

        for (var i = 0; i < known.Count; i++)
        {
            _curves.Add(
            [
                mouse, Cell.Of(known[i]), Cell.Of(known[i] * interval), Cell.Of(curve.VolumesMicrolitres[i]), Cell.Of(At(rates.SmoothedMicrolitres, i)),
                Cell.Of(At(rates.RatesMicrolitresPerSecond, i)),
                Cell.Of(CardiacFunction.VolumeMicrolitres(masks.Frames[known[i]], Structure.Myocardium, spacing) * CardiacFunction.MyocardialDensityMilligramsPerMicrolitre),
            ]);
        }

        AddFunction(mouse, function, rates, ed, es, rule);
        if (VolumeCurveFigure.Of(mouse, [new(mouse, known, curve, rates, ed, es)]) is { } figure)
        {
            AtomicFile.Write(Path.Combine(options.OutputFolder, "figures", $"{figure.Name}.svg"), stream => FigureFiles.WriteSvg(figure, stream));
        }
    }

    private void AddFunction(string mouse, CardiacFunction function, VolumeRates rates, int? ed, int? es, string rule)
    {
        foreach (var quantity in Labels.Quantities)
        {
            var percent = quantity == Quantity.EjectionFraction;
            Add(Labels.Code(quantity), Labels.Unit(quantity), function.Value(quantity) * (percent ? 100 : 1), function.UndefinedBecause(quantity));
        }

        Add("EDFrame", rule, ed ?? double.NaN, ed is null ? "there is no such frame" : "");
        Add("ESFrame", rule, es ?? double.NaN, es is null ? "there is no such frame" : "");
        Add("PeakEjectionRate", "µL/s", rates.PeakEjectionRateMicrolitresPerSecond, rates.UndefinedBecause);
        Add("TimeToPeakEjection", "ms after ED", rates.TimeToPeakEjectionMs, Late(rates.TimeToPeakEjectionMs));
        Add("PeakFillingRate", "µL/s", rates.PeakFillingRateMicrolitresPerSecond, rates.UndefinedBecause);
        Add("TimeToPeakFilling", "ms after ES", rates.TimeToPeakFillingMs, Late(rates.TimeToPeakFillingMs));
        var output = function.CardiacOutputMillilitresPerMinute(options.HeartRate ?? double.NaN);
        Add("CardiacOutput", "ml/min", output, options.HeartRate is null ? "the heart rate is not known: give --heart-rate" : function.UndefinedBecause(Quantity.StrokeVolume));
        foreach (var warning in ConsistencyCheck.Default.Warnings(function))
        {
            log.EndTransient();
            error.WriteLine($"warning: {mouse}: {warning}");
        }

        string Late(double time) => !double.IsNaN(time) ? "" : rates.UndefinedBecause.Length > 0 ? rates.UndefinedBecause : "the cine starts after ED";

        void Add(string quantity, string unit, double value, string because)
            => _function.Add([mouse, quantity, unit, Cell.Of(value), double.IsNaN(value) ? because : ""]);
    }

    private (int? Ed, int? Es, string Rule) Phases(string file, StoredMasks masks)
    {
        var frames = masks.Known.Select(i => (i, masks.Frames[i])).ToArray();
        if (options.Phases is "curve" or "published")
        {
            var found = options.Phases == "curve" ? VolumeCurvePhaseRule.Assign(frames) : PublishedPhaseRule.Assign(frames);
            int? Of(CardiacPhase phase) => found.Frames.FirstOrDefault(f => f.Phase == phase)?.FrameIndex;
            return (Of(CardiacPhase.EndDiastole), Of(CardiacPhase.EndSystole), $"frame by rule {options.Phases}");
        }

        var parts = options.Phases.Split(',');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ed)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var es))
        {
            throw new InputException("--phases", $"'{options.Phases}' is no rule.", "use curve, published, or two 0-based frames, e.g. 0,9.");
        }

        return masks.Known.Contains(ed) && masks.Known.Contains(es) && ed != es
            ? (ed, es, "frame as given")
            : throw new InputException(file, $"frames {ed} and {es} are not two of its segmented frames ({string.Join(", ", masks.Known)}).", "give frames of this cine with --phases.");
    }

    private static double At(IReadOnlyList<double> values, int index) => index < values.Count ? values[index] : double.NaN;
}
