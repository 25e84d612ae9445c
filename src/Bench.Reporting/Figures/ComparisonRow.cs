using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>One row of the comparison: the study or a model. NaN for what it does not have.</summary>
internal sealed record ComparisonRow(string Label, SKColor Color, double Bias, double BiasLow, double BiasHigh, double LimitLower, double LimitUpper);
