using System.Globalization;
using Bench.Core;
using Bench.Data.Tables;

namespace Bench.Harness.Options;

/// <summary>Heart rates for the cardiac output: one for all mice, or one a mouse.</summary>
public sealed class HeartRates
{
    private readonly double? _ofAll;
    private readonly IReadOnlyDictionary<string, double> _ofMouse;

    private HeartRates(double? ofAll, IReadOnlyDictionary<string, double> ofMouse)
    {
        _ofAll = ofAll;
        _ofMouse = ofMouse;
    }

    /// <summary>Nothing is known.</summary>
    public static HeartRates Unknown { get; } = new(null, new Dictionary<string, double>());

    /// <summary>Understands the option's value.</summary>
    /// <param name="text">Beats a minute, or a table with the columns <c>mouse</c> and <c>bpm</c>.</param>
    /// <exception cref="InputException">Neither, or a table that cannot be used.</exception>
    public static HeartRates Parse(string? text)
    {
        if (text is null)
        {
            return Unknown;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate))
        {
            return rate > 0 && double.IsFinite(rate)
                ? new HeartRates(rate, new Dictionary<string, double>())
                : throw new InputException("--heart-rate", $"{text} is not a positive number.", "give beats a minute above 0.");
        }

        return File.Exists(text)
            ? new HeartRates(null, Read(text))
            : throw new InputException(
                "--heart-rate",
                $"'{text}' is not a number, and there is no file of that name.",
                "give beats per minute, or a CSV file with the columns mouse and bpm.");
    }

    /// <summary>Beats a minute of a mouse; NaN where nothing is known.</summary>
    /// <param name="mouse">Its name.</param>
    public double Of(string mouse) => _ofAll ?? (_ofMouse.TryGetValue(mouse, out var rate) ? rate : double.NaN);

    private static Dictionary<string, double> Read(string path)
    {
        const string Remedy = "name the columns mouse and bpm.";
        var table = DelimitedText.Read(path);
        var bpm = table.Column(Remedy, "bpm");
        return table.ByCase(table.Column(Remedy, "mouse")).ToDictionary(
            row => row.Key,
            row => double.TryParse(row.Value.Cells[bpm], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
                && rate > 0 && double.IsFinite(rate)
                    ? rate
                    : throw new InputException(
                        path,
                        $"line {row.Value.Line} has '{row.Value.Cells[bpm]}' for a heart rate.",
                        "give beats a minute above 0; leave out mice whose rate is not known."));
    }
}
