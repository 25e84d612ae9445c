namespace Bench.Statistics.Association;

/// <summary>One intraclass correlation.</summary>
/// <param name="Form">Which.</param>
/// <param name="Coefficient">At most 1; may be negative. NaN where undefined.</param>
/// <param name="Interval">
/// Interval from the F distribution (Shrout and Fleiss 1979; McGraw and Wong 1996); undefined where the degrees of freedom for agreement
/// vanish.
/// </param>
/// <param name="FStatistic">F of no correlation; infinite where the residual is zero.</param>
/// <param name="NumeratorDegrees">Degrees of freedom of its numerator.</param>
/// <param name="DenominatorDegrees">Degrees of freedom of its denominator.</param>
/// <param name="PValue">One-sided p of no correlation.</param>
public sealed record IntraclassEstimate(
    IntraclassForm Form,
    double Coefficient,
    Interval Interval,
    double FStatistic,
    int NumeratorDegrees,
    int DenominatorDegrees,
    double PValue);
