using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>Draws the hearts of a family.</summary>
internal static class WidePlan
{
    /// <summary>Draws all mice. What a mouse is does not depend on how many there are.</summary>
    /// <param name="family">The family.</param>
    /// <param name="options">Seed, number of mice and frames.</param>
    public static MousePlan[] Draw(PhantomFamily family, PhantomOptions options) =>
        [.. Enumerable.Range(0, options.Mice).Select(i => Mouse(family, options, i))];

    private static MousePlan Mouse(PhantomFamily family, PhantomOptions options, int index)
    {
        var name = 0ul;
        foreach (var letter in family.Name)
            name = CounterRandom.Key(name, letter);
        var key = CounterRandom.Key(unchecked((ulong)options.Seed), name, (ulong)index);
        var random = new CounterRandom(CounterRandom.Key(key, 20));
        double Draw(Extent extent) => random.Uniform(extent.Low, extent.High);
        var diastolic = Draw(family.Diastolic);
        var mass = diastolic * Draw(family.MassRatio);
        var pillars = random.Uniform() < 0.5
            ? Array.Empty<Pillar>()
            : [.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => DrawPillar(random))];
        var (phenotype, systolic, systolicMass) = (
            (Phenotype)random.Below(4), diastolic * (1 - Draw(family.Ejection)), mass * random.Uniform(0.98, 1.12));
        return new MousePlan(
            $"Mouse{index + 1}", key, phenotype, diastolic, systolic, mass, systolicMass, options.Frames ?? 20, HasInflow: false)
        {
            Shape = new ShapeVariation
            {
                BaseShiftMm = Draw(family.BaseShift),
                Length = random.Uniform(0.88, 1.12),
                RightWidth = Draw(family.RightWidth),
                Relief = Draw(family.Relief),
                Scar = Draw(family.Scar),
                Oval = random.Uniform(0, 0.1),
                TiltX = random.Uniform(-1.2, 1.2),
                TiltY = random.Uniform(-1.2, 1.2),
                Pillars = pillars,
            },
            Flow = new WideFlow(family.FlowLoss, family.FlowGain),
        };
    }

    private static Pillar DrawPillar(CounterRandom random) =>
        new(
            random.Uniform(0, 6.28),
            random.Uniform(0.3, 0.7),
            random.Uniform(0.08, 0.24),
            random.Uniform(0.1, 0.4),
            random.Uniform(0.5, 0.85));
}

/// <summary>Flow in the blood of a mouse whose scan is drawn widely.</summary>
/// <param name="Loss">Share of the signal that a jet takes away; below zero it brightens.</param>
/// <param name="Gain">Factor on a slice's blood.</param>
internal sealed record WideFlow(Extent Loss, Extent Gain)
{
    /// <summary>Draws the jet of one slice and frame.</summary>
    /// <param name="random">Its random stream.</param>
    /// <param name="plane">Where the heart's surfaces lie.</param>
    public FlowJet Draw(CounterRandom random, HeartPlane plane)
    {
        var angle = random.Uniform(0, 6.28);
        var (x, y) = ((float)PortableMath.Cos(angle), (float)PortableMath.Sin(angle));
        var cavity = Directions.At(plane.Cavity, Directions.IndexOf(x, y));
        var away = cavity * (float)random.Uniform(0, 0.8);
        return new FlowJet(
            plane.CentreX + (away * x),
            plane.CentreY + (away * y),
            0.2f + (cavity * (float)random.Uniform(0.2, 1.3)),
            (float)random.Uniform(Loss.Low, Loss.High),
            (float)random.Uniform(Gain.Low, Gain.High));
    }
}
