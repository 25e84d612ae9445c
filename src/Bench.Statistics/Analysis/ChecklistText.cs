using System.Globalization;

namespace Bench.Statistics.Analysis;

/// <summary>Numbers as a checklist prints them: four significant digits, a true minus sign, the unit behind.</summary>
internal sealed class ChecklistText(AgreementAnalysis analysis)
{
    private readonly string _unit = analysis.Options.Unit.Length == 0 ? "" : " " + analysis.Options.Unit;

    public static string Number(double value) =>
        double.IsNaN(value) ? "undefined" : value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');

    public string Value(double value) => Number(value) + (double.IsNaN(value) ? "" : _unit);

    public string Ends(Interval interval) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{interval.Level * 100:0.##} % interval {Number(interval.Low)} to {Value(interval.High)}");
}
