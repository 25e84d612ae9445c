namespace Bench.Core.Function;

/// <summary>Blood-pool volume over the frames of a cine.</summary>
public sealed class VolumeCurve
{
    /// <summary>The published acquisition: 5 ms a frame (draft 2025, Methods).</summary>
    public const double PublishedFrameIntervalMs = 5;

    /// <summary>Takes volumes at equal times.</summary>
    /// <param name="volumesMicrolitres">One volume a frame, µL, finite, at least 0; at least one frame.</param>
    /// <param name="frameIntervalMs">Time from frame to frame, ms, above 0.</param>
    /// <param name="isPeriodic">True where the cine covers just one heart beat, so that the first frame follows the last.</param>
    /// <exception cref="ArgumentException">There is no frame, or a number is out of range.</exception>
    public VolumeCurve(IReadOnlyList<double> volumesMicrolitres, double frameIntervalMs, bool isPeriodic)
    {
        if (volumesMicrolitres.Count == 0)
            throw new ArgumentException("a curve needs at least one frame.", nameof(volumesMicrolitres));
        if (!volumesMicrolitres.All(v => double.IsFinite(v) && v >= 0))
        {
            throw new ArgumentException(
                $"volumes must be finite and at least 0, but are {string.Join(", ", volumesMicrolitres)}.", nameof(volumesMicrolitres));
        }

        if (!(double.IsFinite(frameIntervalMs) && frameIntervalMs > 0))
            throw new ArgumentOutOfRangeException(nameof(frameIntervalMs), frameIntervalMs, "must be above 0 ms.");

        VolumesMicrolitres = [.. volumesMicrolitres];
        FrameIntervalMs = frameIntervalMs;
        IsPeriodic = isPeriodic;
    }

    /// <summary>One volume a frame, µL.</summary>
    public IReadOnlyList<double> VolumesMicrolitres { get; }

    /// <summary>Time from frame to frame, ms.</summary>
    public double FrameIntervalMs { get; }

    /// <summary>True where the first frame follows the last.</summary>
    public bool IsPeriodic { get; }

    /// <summary>Frame of the largest volume, the first on a tie: end-diastole by the curve, as in the published web application.</summary>
    public int EndDiastoleFrame => IndexOf(VolumesMicrolitres.Max());

    /// <summary>Frame of the smallest volume, the first on a tie: end-systole by the curve.</summary>
    public int EndSystoleFrame => IndexOf(VolumesMicrolitres.Min());

    /// <summary>Largest volume, µL.</summary>
    public double EndDiastolicVolumeMicrolitres => VolumesMicrolitres.Max();

    /// <summary>Smallest volume, µL.</summary>
    public double EndSystolicVolumeMicrolitres => VolumesMicrolitres.Min();

    /// <summary>Measures the blood pool of every frame.</summary>
    /// <param name="frames">Labels of all frames in order of time.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="frameIntervalMs">Time from frame to frame, ms, above 0.</param>
    /// <param name="isPeriodic">True where the first frame follows the last.</param>
    /// <exception cref="ArgumentException">There is no frame, or spacing or interval are not positive.</exception>
    public static VolumeCurve Measure(
        IReadOnlyList<LabelMap> frames, VoxelSpacing spacing, double frameIntervalMs = PublishedFrameIntervalMs, bool isPeriodic = false)
    {
        if (!spacing.IsValid)
            throw new ArgumentException($"voxel spacing {spacing} is not positive and finite.", nameof(spacing));

        return new VolumeCurve(
            [.. frames.Select(f => CardiacFunction.VolumeMicrolitres(f, Structure.BloodPool, spacing))], frameIntervalMs, isPeriodic);
    }

    /// <summary>Smooths the curve and finds how fast the ventricle empties and fills between ED and ES of the curve.</summary>
    /// <param name="smoothing">How slopes are taken; volumes, ED and ES stay those of the measured curve.</param>
    public VolumeRates Rates(CurveSmoothing smoothing) => Rates(smoothing, EndDiastoleFrame, EndSystoleFrame);

    /// <summary>Smooths the curve and finds how fast the ventricle empties and fills between two given frames.</summary>
    /// <param name="smoothing">How slopes are taken; volumes stay those of the measured curve.</param>
    /// <param name="ed">0-based frame of end-diastole.</param>
    /// <param name="es">0-based frame of end-systole.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public VolumeRates Rates(CurveSmoothing smoothing, int ed, int es)
    {
        var n = VolumesMicrolitres.Count;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)ed, (uint)n, nameof(ed));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)es, (uint)n, nameof(es));
        if (n < smoothing.Window)
            return VolumeRates.Undefined(smoothing, $"{n} frames are fewer than the {smoothing.Window} that smoothing needs");
        if (ed == es || EndDiastoleFrame == EndSystoleFrame)
            return VolumeRates.Undefined(smoothing, "the volume does not change");

        var (smooth, slopes) = smoothing.Apply(VolumesMicrolitres, IsPeriodic);
        var rates = Array.ConvertAll(slopes, s => s / FrameIntervalMs * 1000);

        // A curve with ends may start in mid-beat; then each limb is cut short by an end instead of wrapping round it.
        var ejection = IsPeriodic || ed < es ? Around(ed, es, n) : Around(0, es, n);
        var filling = IsPeriodic || es < ed ? Around(es, ed, n) : Around(es, n - 1, n);
        var fastestOut = ejection.MinBy(i => rates[i]);
        var fastestIn = filling.MaxBy(i => rates[i]);
        return new VolumeRates(
            smoothing,
            smooth,
            rates,
            -rates[fastestOut],
            fastestOut,
            IsPeriodic || ed < es ? Steps(ed, fastestOut, n) * FrameIntervalMs : double.NaN,
            rates[fastestIn],
            fastestIn,
            Steps(es, fastestIn, n) * FrameIntervalMs,
            "");
    }

    private static IEnumerable<int> Around(int from, int to, int count) =>
        Enumerable.Range(0, Steps(from, to, count) + 1).Select(i => (from + i) % count);

    private static int Steps(int from, int to, int count) => (to - from + count) % count;

    private int IndexOf(double volume) => Enumerable.Range(0, VolumesMicrolitres.Count).First(i => VolumesMicrolitres[i] == volume);
}
