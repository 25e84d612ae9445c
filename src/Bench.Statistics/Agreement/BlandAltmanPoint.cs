namespace Bench.Statistics.Agreement;

/// <summary>One case in a Bland–Altman plot.</summary>
/// <param name="Index">Row in the columns given, from 0.</param>
/// <param name="Reference">Measurement by the reference.</param>
/// <param name="Predicted">Measurement under test.</param>
/// <param name="Horizontal">Place on the horizontal axis: mean (geometric mean on the ratio scale) or reference.</param>
/// <param name="Difference">Difference on the chosen scale; a ratio on the ratio scale.</param>
/// <param name="IsOutside">Whether the difference lies outside the limits of agreement; false where these are undefined.</param>
public sealed record BlandAltmanPoint(int Index, double Reference, double Predicted, double Horizontal, double Difference, bool IsOutside);
