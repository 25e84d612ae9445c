using System.Globalization;
using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Studies;
using Bench.Data.Formats;

namespace Bench.Harness.Options;

/// <summary>
/// What <c>bench curves</c> is asked to do. A value that cannot be used is refused when it is set, by an <see cref="InputException"/>
/// that names the option of the command line.
/// </summary>
public sealed record CurvesOptions
{
    /// <summary>Folder of mask files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where tables and figures go.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>How ED and ES are found.</summary>
    public PhaseRule Phases { get; init; } = PhaseRule.Curve;

    /// <summary>Time from frame to frame, ms; null for what the file says, else 5 ms as published.</summary>
    public double? FrameIntervalMs { get; init => field = CurvesSettings.FrameInterval.Check(value); }

    /// <summary>How slopes are taken.</summary>
    public CurveSmoothing Smoothing { get; init => field = CurvesSettings.Smoothing.Check(value); } = CurveSmoothing.Light;

    /// <summary>Whether the cine covers one beat, so that the first frame follows the last.</summary>
    public bool IsPeriodic { get; init; }

    /// <summary>Beats a minute, where known.</summary>
    public HeartRates HeartRates { get; init; } = HeartRates.Unknown;

    /// <summary>Overrides other spacings; null for the file's, else the published one.</summary>
    public VoxelSpacing? Spacing { get; init => field = DataSettings.Spacing.Check(value); }

    /// <summary>Whether files of others are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>What labels, axes and frame numbers in the masks mean.</summary>
    public ReadingOptions Reading { get => field.Under(Study); init; } = ReadingOptions.Default;

    /// <summary>What the cohort is: its structures and labels.</summary>
    public Study Study { get; init; } = Study.Mouse;
}

/// <summary>Options of <c>bench curves</c> alone.</summary>
internal static class CurvesSettings
{
    public static Setting<double> FrameInterval { get; } = Setting.Number(
        "--frame-interval", "Time between frames in ms. Default: from the file, else the published 5.", "ms", ms => ms > 0,
        "a number above 0", "5");

    public static Setting<CurveSmoothing> Smoothing { get; } = new(
        "--smoothing",
        "Smoothing of slopes. light: parabolas over 5 frames (Savitzky–Golay). none: central differences. WINDOW,DEGREE: other "
            + "polynomials. Volumes are never smoothed.",
        "RULE")
    {
        Words = () => ["light", "none"],
        Read = text => text switch
        {
            "light" => CurveSmoothing.Light,
            "none" => CurveSmoothing.None,
            _ => text.Split(',') is [var window, var degree]
                && int.TryParse(window, NumberStyles.None, CultureInfo.InvariantCulture, out var points)
                && int.TryParse(degree, NumberStyles.None, CultureInfo.InvariantCulture, out var power)
                    ? new CurveSmoothing(points, power)
                    : throw Unknown(text),
        },
        Write = s => s == CurveSmoothing.Light ? "light"
            : s == CurveSmoothing.None ? "none"
            : FormattableString.Invariant($"{s.Window},{s.Degree}"),
        Fault = s => s.Window >= 3 && s.Window % 2 == 1 && s.Degree >= 1 && s.Degree < s.Window ? null
            : (Unknown(FormattableString.Invariant($"{s.Window},{s.Degree}")).Reason, Unknown("").Remedy),
    };

    public static Setting<bool> Periodic { get; } = Setting.Switch(
        "--periodic", "The cine covers exactly one beat: the first frame follows the last.");

    public static Setting<HeartRates> HeartRate { get; } = new(
        "--heart-rate",
        "Heart rate for the cardiac output: beats per minute, or a CSV file with the columns mouse and bpm. Default with --periodic: one "
            + "beat per cine.",
        "bpm|FILE")
    {
        Read = HeartRates.Parse,
    };

    private static InputException Unknown(string text) => new(
        "--smoothing",
        $"'{text}' is not a smoothing.",
        "use light, none, or WINDOW,DEGREE with an odd window of 3 or more and a lower degree, e.g. 7,3.");
}
