using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Draws the mice of a cohort. Phenotypes come in the published proportions; volumes and mass are drawn about each phenotype's own mean and
/// then, in cohorts of 20 mice or more, moved and stretched so that the whole cohort has the mean and population standard deviation of the
/// reference column of Table 1 (draft 2025): EDV 65.6 ± 10.0 µL, ESV 27.3 ± 10.1 µL, mass at ED 105.2 ± 26.8 mg.
/// </summary>
internal static class CohortPlan
{
    private const int FewMice = 20;
    private const int PublishedMice = 130;
    private const int PublishedInflowMice = 4;

    private static readonly (Phenotype Phenotype, int Published)[] Published =
    [
        (Phenotype.Control, 39),
        (Phenotype.InfarctionWithPatch, 11),
        (Phenotype.DilatedCardiomyopathy, 51),
        (Phenotype.AorticConstriction, 29),
    ];

    /// <summary>Draws all mice.</summary>
    /// <param name="options">Which cohort.</param>
    public static MousePlan[] Draw(PhantomOptions options)
    {
        if (options.Family is { } family)
            return WidePlan.Draw(family, options);
        var seed = unchecked((ulong)options.Seed);
        var random = new CounterRandom(CounterRandom.Key(seed, (ulong)options.Mice, 1));
        var phenotypes = Phenotypes(options.Mice);
        random.Shuffle(phenotypes);
        var diastolic = new double[options.Mice];
        var systolic = new double[options.Mice];
        var mass = new double[options.Mice];
        for (var i = 0; i < options.Mice; i++)
        {
            var (meanDiastolic, meanSystolic, meanMass) = MeansOf(phenotypes[i]);
            var shared = random.Normal();
            diastolic[i] = meanDiastolic + (7 * shared);
            systolic[i] = meanSystolic + (5 * ((0.75 * shared) + (0.66 * random.Normal())));
            mass[i] = meanMass + (13 * ((0.4 * shared) + (0.92 * random.Normal())));
        }

        Standardise(diastolic, 65.6, 10.0);
        Standardise(systolic, 27.3, 10.1);
        Standardise(mass, 105.2, 26.8);
        int[] order = [.. Enumerable.Range(0, options.Mice)];
        random.Shuffle(order);
        var inflow = order.Take(((PublishedInflowMice * options.Mice) + (PublishedMice / 2)) / PublishedMice).ToHashSet();
        return [.. Enumerable.Range(0, options.Mice).Select(i => Mouse(i))];

        MousePlan Mouse(int i)
        {
            var endDiastolic = Math.Clamp(diastolic[i], 42, 100);
            var endSystolic = Math.Clamp(systolic[i], 10, 0.78 * endDiastolic);
            var endDiastolicMass = Math.Clamp(mass[i], 58, 190);
            var frames = options.Frames ?? Math.Clamp((int)Math.Floor(22.2 + (3.2 * random.Normal())), 17, 36);
            return new MousePlan(
                $"Mouse{i + 1}",
                CounterRandom.Key(seed, (ulong)options.Mice, (ulong)i + 1000),
                phenotypes[i],
                endDiastolic,
                endSystolic,
                endDiastolicMass,
                endDiastolicMass * (1.057 + (0.02 * random.Normal())),
                frames,
                inflow.Contains(i));
        }
    }

    private static (double Diastolic, double Systolic, double Mass) MeansOf(Phenotype phenotype) => phenotype switch
    {
        Phenotype.Control => (63, 22.5, 94),
        Phenotype.InfarctionWithPatch => (77, 43, 110),
        Phenotype.DilatedCardiomyopathy => (65, 28.5, 92),
        _ => (67, 27, 140),
    };

    private static Phenotype[] Phenotypes(int mice)
    {
        // Largest remainders: the counts sum to the number of mice and are within one of the exact shares.
        var shares = Published.Select(
            p => (p.Phenotype, Whole: p.Published * mice / PublishedMice, Remainder: p.Published * mice % PublishedMice))
            .ToArray();
        var missing = mice - shares.Sum(s => s.Whole);
        return
        [
            .. shares.OrderByDescending(s => s.Remainder).ThenBy(s => s.Phenotype)
                .SelectMany((s, rank) => Enumerable.Repeat(s.Phenotype, s.Whole + (rank < missing ? 1 : 0))),
        ];
    }

    private static void Standardise(double[] values, double mean, double deviation)
    {
        if (values.Length < FewMice)
            return;
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
            sum += value;
        var ownMean = sum / values.Length;
        foreach (var value in values)
            squares += (value - ownMean) * (value - ownMean);
        var ownDeviation = Math.Sqrt(squares / values.Length);
        for (var i = 0; i < values.Length; i++)
            values[i] = mean + (deviation * (values[i] - ownMean) / ownDeviation);
    }
}

/// <summary>What one phantom mouse is to be, before anything is drawn.</summary>
/// <param name="Name">Such as <c>Mouse12</c>.</param>
/// <param name="Key">Key of the mouse's random streams.</param>
/// <param name="Phenotype">Its kind.</param>
/// <param name="EndDiastolicMicrolitres">Blood pool at end-diastole, µL.</param>
/// <param name="EndSystolicMicrolitres">Blood pool at end-systole, µL.</param>
/// <param name="EndDiastolicMassMg">Myocardium at end-diastole, mg.</param>
/// <param name="EndSystolicMassMg">Myocardium at end-systole, mg.</param>
/// <param name="Frames">Time frames of the cine.</param>
/// <param name="HasInflow">Whether it has inflow artefact, and extra contoured frames for it.</param>
internal sealed record MousePlan(
    string Name,
    ulong Key,
    Phenotype Phenotype,
    double EndDiastolicMicrolitres,
    double EndSystolicMicrolitres,
    double EndDiastolicMassMg,
    double EndSystolicMassMg,
    int Frames,
    bool HasInflow)
{
    /// <summary>What is out of the ordinary about its heart.</summary>
    public ShapeVariation Shape { get; init; } = ShapeVariation.None;

    /// <summary>Flow in its blood, where that is drawn more widely than the published mice show; else null.</summary>
    public WideFlow? Flow { get; init; }
}

/// <summary>The four kinds of mice in the published cohort (39, 11, 51 and 29 of 130).</summary>
public enum Phenotype
{
    /// <summary>Healthy.</summary>
    Control,

    /// <summary>Myocardial infarction treated with a patch: dilated, one wall thin and hardly moving.</summary>
    InfarctionWithPatch,

    /// <summary>Transgenic dilated cardiomyopathy: a rounder ventricle, mildly reduced function.</summary>
    DilatedCardiomyopathy,

    /// <summary>Transverse aortic constriction: thick walls.</summary>
    AorticConstriction,
}
