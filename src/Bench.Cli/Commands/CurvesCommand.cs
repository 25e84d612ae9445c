using System.CommandLine;
using System.Globalization;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.Function;
using Bench.Harness.Jobs;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench curves</c>: volume curves and cardiac function from masks of whole cines.</summary>
internal static class CurvesCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var data = new Option<string>("--data")
        {
            Description =
                "Folder of mask files: *.h5 with a data set Masks, *.nii or *.nii.gz; one per mouse, or NAME_frame007.nii.gz for each "
                    + "frame.",
            HelpName = "DIR",
            Required = true,
        };
        var output = new Option<string>("--out")
        {
            Description = "Output folder for curves.csv, function.csv, wall.csv, issues.csv and one figure per mouse.",
            HelpName = "DIR",
            Required = true,
        };
        var interval = new Option<string?>("--frame-interval")
        {
            Description = "Time between frames in ms. Default: from the file, else the published 5.",
            HelpName = "ms",
        };
        var smoothing = new Option<string>("--smoothing")
        {
            Description =
                "Smoothing of slopes. light: parabolas over 5 frames (Savitzky–Golay). none: central differences. WINDOW,DEGREE: "
                    + "other polynomials. Volumes are never smoothed.",
            DefaultValueFactory = _ => "light",
        };
        var periodic = new Option<bool>("--periodic")
        {
            Description = "The cine covers exactly one beat: the first frame follows the last.",
        };
        var heartRate = new Option<string?>("--heart-rate")
        {
            Description =
                "Heart rate for the cardiac output: beats per minute, or a CSV file with the columns mouse and bpm. Default with "
                    + "--periodic: one beat per cine.",
            HelpName = "bpm|FILE",
        };
        var spacing = SpacingOption.Create();
        var overwrite = OverwriteOption.ForFolder();
        var command = new Command(
            "curves", "Compute volume curves, peak rates and cardiac function of every mouse from masks of whole cines.")
        {
            data, output, interval, smoothing, periodic, heartRate, spacing, overwrite,
        };
        var phases = PhaseOption.AddTo(command, "curve");
        var reading = ReadingChoices.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var options = new CurvesOptions
            {
                DataFolder = parsed.GetValue(data)!,
                OutputFolder = parsed.GetValue(output)!,
                Phases = phases(parsed) ?? PhaseRule.Curve,
                FrameIntervalMs = Positive("--frame-interval", parsed.GetValue(interval)),
                Smoothing = Smoothing(parsed.GetValue(smoothing)!),
                IsPeriodic = parsed.GetValue(periodic),
                HeartRates = HeartRates.Parse(parsed.GetValue(heartRate)),
                Spacing = SpacingOption.Parse(parsed.GetValue(spacing)),
                Overwrite = parsed.GetValue(overwrite),
                Reading = reading(parsed),
            };
            return Task.Run(
                () => ExitCode.Of(new CurvesJob(options, new JobConsole(log, error)).Run(cancellation)), CancellationToken.None);
        });
        return command;
    }

    private static double? Positive(string option, string? text) => text is null
        ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value
            : throw new InputException(option, $"'{text}' is not a positive number.", "give a number above 0.");

    private static CurveSmoothing Smoothing(string text)
    {
        if (text is "light" or "none")
        {
            return text == "light" ? CurveSmoothing.Light : CurveSmoothing.None;
        }

        var parts = text.Split(',');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var window)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var degree)
            && window >= 3 && window % 2 == 1 && degree >= 1 && degree < window
            ? new CurveSmoothing(window, degree)
            : throw new InputException(
                "--smoothing",
                $"'{text}' is not a smoothing.",
                "use light, none, or WINDOW,DEGREE with an odd window of 3 or more and a lower degree, e.g. 7,3.");
    }
}
