using System.Globalization;

namespace Bench.Core.Function;

/// <summary>
/// Looks for numbers of one mouse that cannot be right or contradict each other. What it finds is a warning for the reader; no number is
/// changed or dropped.
/// </summary>
/// <param name="MaximumMassDifference">
/// Largest difference between mass at ES and at ED that passes, as a fraction of their mean; muscle does not come and go.
/// </param>
/// <param name="MaximumStrokeVolumeErrorMicrolitres">Largest |SV − (EDV − ESV)| that passes where all three are given, µL.</param>
public sealed record ConsistencyCheck(double MaximumMassDifference = 0.2, double MaximumStrokeVolumeErrorMicrolitres = 0.5)
{
    /// <summary>The default limits.</summary>
    public static ConsistencyCheck Default { get; } = new();

    /// <summary>Warnings on one mouse, in plain sentences; empty where all is well. Undefined quantities raise none.</summary>
    /// <param name="function">Its quantities.</param>
    /// <param name="print">A volume in µL or a mass in mg as text, with its unit; null for these units.</param>
    public IReadOnlyList<string> Warnings(CardiacFunction function, Func<Quantity, double, string>? print = null)
    {
        print ??= (quantity, value) =>
            value.ToString("F" + Vocabulary.Decimals(quantity), CultureInfo.InvariantCulture) + " " + Vocabulary.Unit(quantity);
        var warnings = new List<string>();
        var (edv, esv) = (function.EndDiastolicVolumeMicrolitres, function.EndSystolicVolumeMicrolitres);
        if (edv == 0)
            warnings.Add("the blood pool at end-diastole is empty, so the ejection fraction is undefined.");
        if (esv == 0 && edv != 0)
        {
            warnings.Add(
                "the blood pool at end-systole is empty, so that nothing of it is left: the ejection fraction is 1, which no heart has.");
        }

        if (edv <= esv && edv > 0)
        {
            warnings.Add(
                $"end-systolic volume ({print(Quantity.EndSystolicVolume, esv)}) is not below end-diastolic volume "
                + $"({print(Quantity.EndDiastolicVolume, edv)}): ED and ES may be confused.");
        }

        var (diastole, systole) = (function.MassAtEndDiastoleMilligrams, function.MassAtEndSystoleMilligrams);
        var difference = 2 * (systole - diastole) / (systole + diastole);
        if (diastole == 0 || systole == 0)
        {
            warnings.Add(
                $"no myocardium is labelled at "
                    + $"end-{(diastole != 0 ? "systole" : systole != 0 ? "diastole" : "diastole and end-systole")}.");
        }
        else if (Math.Abs(difference) > MaximumMassDifference)
        {
            warnings.Add(
                $"myocardial mass is {print(Quantity.MassAtEndDiastole, diastole)} at ED but "
                    + $"{print(Quantity.MassAtEndSystole, systole)} at ES, "
                + FormattableString.Invariant($"a difference of {difference:+0 %;-0 %} of their mean."));
        }

        return warnings;
    }

    /// <summary>Checks a stroke volume that was given, not computed here, against the volumes it should follow from.</summary>
    /// <param name="strokeVolumeMicrolitres">SV as given, µL.</param>
    /// <param name="endDiastolicVolumeMicrolitres">EDV, µL.</param>
    /// <param name="endSystolicVolumeMicrolitres">ESV, µL.</param>
    /// <returns>A warning, or null where the three agree or one is undefined.</returns>
    public string? StrokeVolumeWarning(
        double strokeVolumeMicrolitres, double endDiastolicVolumeMicrolitres, double endSystolicVolumeMicrolitres)
    {
        var expected = endDiastolicVolumeMicrolitres - endSystolicVolumeMicrolitres;
        return Math.Abs(strokeVolumeMicrolitres - expected) > MaximumStrokeVolumeErrorMicrolitres
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"stroke volume is given as {strokeVolumeMicrolitres:0.00} µL, but EDV − ESV is {expected:0.00} µL.")
            : null;
    }
}
