namespace Bench.Core.Function;

/// <summary>
/// How fast a ventricle empties and fills, from its volume curve. Rates are positive for both; undefined ones are NaN and say why.
/// </summary>
/// <param name="Smoothing">How slopes were taken.</param>
/// <param name="SmoothedMicrolitres">The smoothed curve, µL; empty where undefined.</param>
/// <param name="RatesMicrolitresPerSecond">Its slope, µL/s, below 0 where the ventricle empties; empty where undefined.</param>
/// <param name="PeakEjectionRateMicrolitresPerSecond">Fastest emptying between ED and ES, µL/s.</param>
/// <param name="PeakEjectionFrame">Its frame, 0-based; −1 where undefined.</param>
/// <param name="TimeToPeakEjectionMs">Time from ED to it, ms; NaN where the cine starts after ED.</param>
/// <param name="PeakFillingRateMicrolitresPerSecond">Fastest filling between ES and ED (or the end of the cine), µL/s.</param>
/// <param name="PeakFillingFrame">Its frame, 0-based; −1 where undefined.</param>
/// <param name="TimeToPeakFillingMs">Time from ES to it, ms.</param>
/// <param name="UndefinedBecause">Why there are no rates, as a clause; empty where there are.</param>
public sealed record VolumeRates(
    CurveSmoothing Smoothing,
    IReadOnlyList<double> SmoothedMicrolitres,
    IReadOnlyList<double> RatesMicrolitresPerSecond,
    double PeakEjectionRateMicrolitresPerSecond,
    int PeakEjectionFrame,
    double TimeToPeakEjectionMs,
    double PeakFillingRateMicrolitresPerSecond,
    int PeakFillingFrame,
    double TimeToPeakFillingMs,
    string UndefinedBecause)
{
    /// <summary>Rates of a curve that has none.</summary>
    /// <param name="smoothing">How slopes were to be taken.</param>
    /// <param name="because">Why there are none, as a clause.</param>
    public static VolumeRates Undefined(CurveSmoothing smoothing, string because) =>
        new(smoothing, [], [], double.NaN, -1, double.NaN, double.NaN, -1, double.NaN, because);
}
