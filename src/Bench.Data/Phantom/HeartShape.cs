using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// The heart of one mouse as surfaces around a long axis that runs along the stack: in each plane every surface is one radius by direction.
/// The cavity is a truncated ovoid notched by two papillary muscles and by trabeculae, which deepen and turn with contraction; those
/// notches are myocardium. Radius and wall thickness at each moment follow from the planned volumes, so the planned volumes are those of
/// the shape itself (to 0.1 %).
/// </summary>
internal sealed class HeartShape
{
    private const int Planes = 64;
    private const double DensityMgPerMicrolitre = 1.05;
    private const double WidestAt = 0.36;

    private readonly MousePlan _plan;
    private readonly CavityRelief _relief;
    private readonly double _diastolicLength;
    private readonly double _baseMm;
    private readonly double _centreX;
    private readonly double _centreY;
    private readonly double _shortening;
    private readonly double[] _oval = new double[Directions.Count];
    private readonly double[] _scar = new double[Directions.Count];
    private readonly double[] _scratch = new double[Directions.Count];

    public HeartShape(MousePlan plan)
    {
        _plan = plan;
        Cycle = new CardiacCycle(plan.Frames);
        var random = new CounterRandom(CounterRandom.Key(plan.Key, 1));
        RightVentricleAngle = random.Uniform(-0.25, 0.75);
        _relief = new CavityRelief(random, RightVentricleAngle, plan.Shape.Relief);
        var roundness = plan.Phenotype is Phenotype.DilatedCardiomyopathy or Phenotype.InfarctionWithPatch ? 0.97 : 1.02;
        _diastolicLength = 7.45 * roundness * PortableMath.CubeRoot(
            plan.EndDiastolicMicrolitres / 65.6) * (1 + (0.035 * random.Normal())) * plan.Shape.Length;
        _shortening = 0.05 + (0.16 * (1 - (plan.EndSystolicMicrolitres / plan.EndDiastolicMicrolitres)));
        _baseMm = random.Uniform(0.4, 1.4) + plan.Shape.BaseShiftMm;
        _centreX = 12.1 + (0.9 * random.Normal());
        _centreY = 17.1 + (0.55 * random.Normal());
        var (oval, ovalAngle) = (random.Uniform(0.01, 0.05) + plan.Shape.Oval, random.Uniform(0, 6.28));
        var (thirds, thirdsAngle, fourths, fourthsAngle) = (
            random.Uniform(0, 0.016), random.Uniform(0, 6.28), random.Uniform(0, 0.011), random.Uniform(0, 6.28));
        var lobes = random.Uniform(0, 6.28);
        var scarAngle = RightVentricleAngle + random.Uniform(2.2, 4.0);
        for (var i = 0; i < Directions.Count; i++)
        {
            Lobes[i] = Math.Max(
                0.1,
                1 + (0.55 * PortableMath.Cos((2 * Directions.Angles[i]) + lobes)) + (
                    0.5 * PortableMath
                        .Cos((3 * Directions.Angles[i]) - (2 * lobes))) + (0.3 * PortableMath
                        .Cos((5 * Directions.Angles[i]) + (3 * lobes))));
            _oval[i] = 1 + (oval * PortableMath.Cos(2 * (Directions.Angles[i] - ovalAngle)))
                + (thirds * PortableMath.Cos((3 * Directions.Angles[i]) - thirdsAngle)) + (
                    fourths * PortableMath.Cos((4 * Directions.Angles[i]) - fourthsAngle));
            _scar[i] = plan.Phenotype == Phenotype.InfarctionWithPatch
                ? PortableMath.SmoothStep((PortableMath.Cos(Directions.Angles[i] - scarAngle) - 0.1) / 0.7)
                : 0;
        }

        Slices = Math.Clamp((int)Math.Floor(_baseMm + OuterLength(_diastolicLength) + random.Uniform(0.2, 1.1)), 8, 11);
    }

    /// <summary>The beat.</summary>
    public CardiacCycle Cycle { get; }

    /// <summary>Width of the atria and outflow tract around the base by direction, relative to their mean.</summary>
    public double[] Lobes { get; } = new double[Directions.Count];

    /// <summary>Slices of the stack, 8 to 11, 1 mm each, base first.</summary>
    public int Slices { get; }

    /// <summary>Direction of the right ventricle seen from the left, radians.</summary>
    public double RightVentricleAngle { get; }

    /// <summary>What is out of the ordinary about it.</summary>
    public ShapeVariation Variation => _plan.Shape;

    /// <summary>Planned blood pool at a frame, µL.</summary>
    /// <param name="frame">0-based.</param>
    public double BloodMicrolitresAt(int frame) =>
        _plan.EndSystolicMicrolitres + (Cycle.FullnessAt(frame) * (_plan.EndDiastolicMicrolitres - _plan.EndSystolicMicrolitres));

    /// <summary>Planned myocardium at a frame, mg.</summary>
    /// <param name="frame">0-based.</param>
    public double MassMgAt(int frame) =>
        _plan.EndSystolicMassMg + (Cycle.FullnessAt(frame) * (_plan.EndDiastolicMassMg - _plan.EndSystolicMassMg));

    /// <summary>Solves radius and wall thickness for the planned volumes of a frame.</summary>
    /// <param name="frame">0-based.</param>
    public HeartMoment At(int frame)
    {
        var contraction = 1 - Cycle.FullnessAt(frame);
        var shrink = _shortening * contraction * _diastolicLength;
        var length = _diastolicLength - shrink;
        var blood = BloodMicrolitresAt(frame);
        var moment = new HeartMoment(
            _baseMm + (0.8 * shrink),
            length,
            OuterLength(length),
            1,
            0,
            contraction,
            _centreX + (0.12 * contraction),
            _centreY + (0.18 * contraction));
        moment = moment with { CavityRadiusMm = Math.Sqrt(blood / CavityVolume(moment)) };
        return moment with { WallMm = SolveWall(moment, blood + (MassMgAt(frame) / DensityMgPerMicrolitre)) };
    }

    /// <summary>Radius of the cavity by direction, notches cut out; zeros where the plane misses it.</summary>
    /// <param name="moment">The frame.</param>
    /// <param name="zMm">Position along the stack, mm.</param>
    /// <param name="radii">One a direction, mm.</param>
    public void Cavity(HeartMoment moment, double zMm, Span<double> radii)
    {
        var place = (zMm - moment.BaseMm) / moment.CavityLengthMm;
        var radius = moment.CavityRadiusMm * Profile(place, 0.93);
        _relief.Fill(place, moment.Contraction, radii);
        for (var i = 0; i < radii.Length; i++)
            radii[i] *= radius * _oval[i];
    }

    /// <summary>Radius of the outer surface by direction; zeros where the plane misses it.</summary>
    /// <inheritdoc cref="Cavity"/>
    public void Outer(HeartMoment moment, double zMm, Span<double> radii)
    {
        var place = (zMm - moment.BaseMm) / moment.WallLengthMm;
        var profile = Profile(place, 0.93);
        var thickness = moment.WallMm * WallProfile(place);
        var scarring = ScarProfile(place);
        for (var i = 0; i < radii.Length; i++)
            radii[i] = profile * _oval[i] * (moment.CavityRadiusMm + (thickness * (1 - (scarring * _plan.Shape.Scar * _scar[i]))));
    }

    /// <summary>Share of scar by direction at a plane, 0 … 1.</summary>
    /// <param name="moment">The frame.</param>
    /// <param name="zMm">Position along the stack, mm.</param>
    /// <param name="direction">Which direction.</param>
    public double ScarAt(HeartMoment moment, double zMm, int direction) =>
        ScarProfile((zMm - moment.BaseMm) / moment.WallLengthMm) * _scar[direction];

    private static double OuterLength(double cavityLength) => cavityLength + 0.75;

    // Radius along the long axis, 0 at the base to 1 at the tip, relative to the widest.
    private static double Profile(double place, double atBase)
    {
        if (place is < 0 or >= 1)
            return 0;
        if (place <= WidestAt)
            return atBase + ((1 - atBase) * PortableMath.SmoothStep(place / WidestAt));
        var beyond = (place - WidestAt) / (1 - WidestAt);
        return Math.Sqrt(1 - (beyond * beyond));
    }

    private static double WallProfile(double place) => 0.42 + (0.58 * PortableMath.SmoothStep(place / 0.32));

    private static double ScarProfile(double place) => 0.55 * PortableMath.SmoothStep((place - 0.3) / 0.3);

    private double CavityVolume(HeartMoment moment)
    {
        var sum = 0.0;
        for (var plane = 0; plane < Planes; plane++)
        {
            Cavity(moment, moment.BaseMm + (moment.CavityLengthMm * (plane + 0.5) / Planes), _scratch);
            sum += AreaOf(_scratch);
        }

        return sum * moment.CavityLengthMm / Planes;
    }

    private double SolveWall(HeartMoment moment, double outerMicrolitres)
    {
        var (low, high) = (0.02, 4.0);
        for (var i = 0; i < 22; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = OuterVolume(moment with { WallMm = middle }) < outerMicrolitres ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private double OuterVolume(HeartMoment moment)
    {
        const int Coarse = Planes / 2;
        var sum = 0.0;
        for (var plane = 0; plane < Coarse; plane++)
        {
            Outer(moment, moment.BaseMm + (moment.WallLengthMm * (plane + 0.5) / Coarse), _scratch);
            sum += AreaOf(_scratch);
        }

        return sum * moment.WallLengthMm / Coarse;
    }

    private static double AreaOf(double[] radii)
    {
        var sum = 0.0;
        for (var i = 0; i < radii.Length; i++)
            sum += radii[i] * radii[i] * Directions.Widths[i];
        return sum / 2;
    }
}

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
    double BaseMm,
    double CavityLengthMm,
    double WallLengthMm,
    double CavityRadiusMm,
    double WallMm,
    double Contraction,
    double CentreX,
    double CentreY)
{
    /// <summary>Radius of the outer surface at its widest, mm.</summary>
    public double OuterRadiusMm => CavityRadiusMm + WallMm;
}
