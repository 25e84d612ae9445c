using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// How bright the tissues of one mouse are, and how noisy its scan is, in the grey values of the files. Scans differ in gain, contrast and
/// noise.
/// </summary>
/// <param name="Blood">Blood pool.</param>
/// <param name="Myocardium">Wall of the heart at mid level.</param>
/// <param name="Muscle">Chest wall.</param>
/// <param name="Liver">Liver.</param>
/// <param name="Lung">Lungs, air and vessels too small to see.</param>
/// <param name="NoiseDeviation">Standard deviation of the noise in each of the two channels.</param>
internal sealed record TissueGreys(float Blood, float Myocardium, float Muscle, float Liver, float Lung, float NoiseDeviation)
{
    /// <summary>Blood of the right heart, relative to the left.</summary>
    public float RightGain { get; init; } = 0.84f;

    /// <summary>The film of fluid around the heart.</summary>
    public float Fluid { get; init; } = 1100;

    /// <summary>Draws the greys of a mouse of a family.</summary>
    /// <param name="mouseKey">Key of the mouse's random streams.</param>
    /// <param name="family">The family.</param>
    public static TissueGreys Draw(ulong mouseKey, PhantomFamily family)
    {
        var random = new CounterRandom(CounterRandom.Key(mouseKey, 27));
        var brighter = random.Uniform(5000, 15000);
        var darker = brighter / random.Uniform(family.Contrast.Low, family.Contrast.High);
        var (blood, wall) = random.Uniform() < family.DarkBlood ? (darker, brighter) : (brighter, darker);
        return Draw(mouseKey) with
        {
            Blood = (float)blood,
            Myocardium = (float)wall,
            RightGain = (float)random.Uniform(0.6, 1.2),
            Fluid = (float)random.Uniform(300, 1.2 * wall),
        };
    }

    /// <summary>Draws the greys of a mouse. Means are those of the real mouse of the published movie.</summary>
    /// <param name="mouseKey">Key of the mouse's random streams.</param>
    public static TissueGreys Draw(ulong mouseKey)
    {
        var random = new CounterRandom(CounterRandom.Key(mouseKey, 8));
        return new TissueGreys(
            Around(random, 12200, 0.05),
            Around(random, 4300, 0.06),
            Around(random, 2800, 0.07),
            Around(random, 3050, 0.08),
            Around(random, 270, 0.12),
            Around(random, 310, 0.14));
    }

    private static float Around(CounterRandom random, double mean, double relativeDeviation) =>
        (float)(mean * Math.Clamp(1 + (relativeDeviation * random.Normal()), 1 - (2.2 * relativeDeviation), 1 + (2.2 * relativeDeviation)));
}
