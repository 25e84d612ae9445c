namespace Bench.Data.Phantom;

/// <summary>The heart at one time frame: what <see cref="HeartShape"/> needs to say where its surfaces lie.</summary>
/// <param name="BaseMm">Position of the base plane along the stack, mm.</param>
/// <param name="CavityLengthMm">Base to tip of the blood pool, mm.</param>
/// <param name="WallLengthMm">Base to outer apex, mm.</param>
/// <param name="CavityRadiusMm">Radius of the smooth cavity at its widest, mm.</param>
/// <param name="WallMm">Thickness of the wall at its thickest, mm.</param>
/// <param name="Contraction">0 at end-diastole, 1 at end-systole.</param>
/// <param name="CentreX">Long axis at the base, mm along columns.</param>
/// <param name="CentreY">Long axis at the base, mm along rows.</param>
internal sealed record HeartMoment(
    double BaseMm, double CavityLengthMm, double WallLengthMm, double CavityRadiusMm, double WallMm, double Contraction, double CentreX, double CentreY)
{
    /// <summary>Radius of the outer surface at its widest, mm.</summary>
    public double OuterRadiusMm => CavityRadiusMm + WallMm;
}
