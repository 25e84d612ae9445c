namespace Bench.Data.Phantom;

/// <summary>
/// A mouse's left ventricle: two half ellipsoids with a common base plane, cavity and outer surface, a papillary pair and trabeculae. Lengths in mm, volumes in µL (mm³).
/// The muscle keeps its volume over the beat.
/// </summary>
internal sealed record HeartShape
{
    public required Phenotype Phenotype { get; init; }

    /// <summary>Cavity at end-diastole, papillary muscles not yet taken out.</summary>
    public required double FullCavity { get; init; }

    /// <summary>Share of it that leaves.</summary>
    public required double Emptying { get; init; }

    public required double MuscleVolume { get; init; }

    /// <summary>Base to apex of the cavity over its base radius, at end-diastole.</summary>
    public required double Elongation { get; init; }

    public required double CentreRow { get; init; }

    public required double CentreColumn { get; init; }

    /// <summary>Shift of the centre from slice to slice: the axis is never quite along the stack.</summary>
    public required double TiltRow { get; init; }

    public required double TiltColumn { get; init; }

    /// <summary>First slice position of the base plane, mm from the first slice.</summary>
    public required double BaseMm { get; init; }

    public required double Angle { get; init; }

    public required double Ovality { get; init; }

    public required double PapillarySize { get; init; }

    /// <summary>Centre and half-width (radians) of a thin segment; width 0 for none.</summary>
    public required double ScarAngle { get; init; }

    public required double ScarWidth { get; init; }

    public static HeartShape Draw(int seed, int mouse, double fieldMm)
    {
        var random = new PhantomRandom(seed, mouse, 1);
        var kind = random.NextDouble() * 130;
        var phenotype = kind < 39 ? Phenotype.Control : kind < 50 ? Phenotype.Infarction : kind < 101 ? Phenotype.DilatedCardiomyopathy : Phenotype.AorticConstriction;
        var (volume, fraction, mass) = phenotype switch
        {
            Phenotype.Control => (63.0, 0.68, 92.0),
            Phenotype.Infarction => (76.0, 0.45, 108.0),
            Phenotype.DilatedCardiomyopathy => (68.0, 0.57, 98.0),
            _ => (62.0, 0.60, 130.0),
        };
        var edv = random.Normal(volume, 8, 40, 100);
        var papillary = random.Uniform(0.19, 0.24);
        return new HeartShape
        {
            Phenotype = phenotype,
            FullCavity = edv * (1 + (2.2 * papillary * papillary)),
            Emptying = random.Normal(fraction, 0.07, 0.25, 0.82),
            MuscleVolume = random.Normal(mass, 16, 60, 180) / 1.05,
            Elongation = random.Uniform(2.3, 2.9),
            CentreRow = (fieldMm / 2) + random.Uniform(0.5, 4.5),
            CentreColumn = (fieldMm / 2) + random.Uniform(-2.5, 1.5),
            TiltRow = random.Uniform(-0.12, 0.05),
            TiltColumn = random.Uniform(-0.08, 0.08),
            BaseMm = random.Uniform(0.2, 1.4),
            Angle = random.Uniform(-0.6, 0.6),
            Ovality = random.Uniform(0.0, 0.07),
            PapillarySize = papillary,
            ScarAngle = random.Uniform(-1, 1),
            ScarWidth = phenotype == Phenotype.Infarction ? random.Uniform(0.5, 0.9) : 0,
        };
    }

    /// <summary>The heart at a moment.</summary>
    /// <param name="emptied">0 at end-diastole, 1 at end-systole.</param>
    public HeartMoment At(double emptied)
    {
        var cavity = FullCavity * (1 - (Emptying * emptied));
        var shortening = 1 - (0.16 * Emptying * emptied / 0.6);
        var fullRadius = Math.Cbrt(FullCavity * 1.5 / (Math.PI * Elongation));
        var length = fullRadius * Elongation * shortening;
        var radius = Math.Sqrt(cavity * 1.5 / (Math.PI * length));
        double low = 0.1, high = 4;
        for (var i = 0; i < 50; i++)
        {
            var wall = (low + high) / 2;
            var outer = 2.0 / 3 * Math.PI * (radius + wall) * (radius + wall) * (length + (0.8 * wall));
            (low, high) = outer - cavity < MuscleVolume ? (wall, high) : (low, wall);
        }

        return new HeartMoment(this, emptied, radius, length, (low + high) / 2);
    }
}
