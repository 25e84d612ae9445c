using Bench.Core.Function;

namespace Bench.Reporting.Figures;

/// <summary>A volume curve to draw.</summary>
/// <param name="Label">Whose it is, for readers.</param>
/// <param name="Frames">0-based frames of the curve's volumes, in order of time.</param>
/// <param name="Curve">The volumes.</param>
/// <param name="Rates">Smoothed curve and rates; undefined where frames are missing.</param>
/// <param name="EndDiastole">Frame taken as ED; null for none.</param>
/// <param name="EndSystole">Frame taken as ES; null for none.</param>
public sealed record CurveSeries(string Label, IReadOnlyList<int> Frames, VolumeCurve Curve, VolumeRates Rates, int? EndDiastole, int? EndSystole);
