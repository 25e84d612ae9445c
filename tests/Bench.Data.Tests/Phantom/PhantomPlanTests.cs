using System.Globalization;
using Bench.Data.Phantom;
using Bench.Testing;

namespace Bench.Data.Tests.Phantom;

public sealed class PhantomPlanTests
{
    private static readonly IReadOnlyList<PhantomTruth> Published = PhantomTruth.Of(new PhantomOptions { Mice = 130 });

    [Fact]
    public void A_cohort_of_130_has_the_published_counts()
    {
        Assert.Equal(130, Published.Count);
        Assert.Equal(39, Published.Count(m => m.Phenotype == Phenotype.Control));
        Assert.Equal(11, Published.Count(m => m.Phenotype == Phenotype.InfarctionWithPatch));
        Assert.Equal(51, Published.Count(m => m.Phenotype == Phenotype.DilatedCardiomyopathy));
        Assert.Equal(29, Published.Count(m => m.Phenotype == Phenotype.AorticConstriction));
        Assert.Equal(304, Published.Sum(m => m.ContouredFrames.Count));
        Assert.All(Published, m => Assert.InRange(m.Slices, 8, 11));
        Assert.All(Published, m => Assert.InRange(m.BloodMicrolitres.Count, 17, 36));
    }

    // Table 1, reference column. Drawn values are clamped to what a mouse can be, so the fit is close, not exact.
    [Theory]
    [InlineData(60, 1)]
    [InlineData(130, 1)]
    [InlineData(130, 99)]
    public void A_cohort_has_the_volumes_of_table_1(int mice, long seed)
    {
        var cohort = PhantomTruth.Of(new PhantomOptions { Mice = mice, Seed = seed });

        RequireNear(65.6, 10.0, 0.3, cohort.Select(m => m.EndDiastolicMicrolitres));
        RequireNear(27.3, 10.1, 0.5, cohort.Select(m => m.EndSystolicMicrolitres));
        RequireNear(38.3, 6.3, 1.5, cohort.Select(m => m.EndDiastolicMicrolitres - m.EndSystolicMicrolitres));
        RequireNear(
            59.3, 10.7, 2, cohort.Select(m => 100 * (m.EndDiastolicMicrolitres - m.EndSystolicMicrolitres) / m.EndDiastolicMicrolitres));
        RequireNear(105.2, 26.8, 0.5, cohort.Select(m => m.MassMg[m.EndDiastolicFrame]));
        // 25.6 is the population standard deviation of Figure 3's points; Table 1's 15.6 cannot be.
        RequireNear(111.2, 25.6, 4, cohort.Select(m => m.MassMg[m.EndSystolicFrame]));
    }

    [Fact]
    public void Volumes_follow_the_curve_of_figure_4()
    {
        var published = File.ReadLines(
            RepositoryFolder.Combine("baselines", "published", "draft-2025", "points", "figure4-volume-curve.csv"))
            .Where(l => char.IsAsciiDigit(l[0])).Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)).ToArray();
        var mouse = PhantomTruth.Of(new PhantomOptions { Mice = 1, Frames = published.Length })[0];

        var curve = mouse.BloodMicrolitres.Select(
            v => (v - mouse.EndSystolicMicrolitres) / (mouse.EndDiastolicMicrolitres - mouse.EndSystolicMicrolitres));

        foreach (var (expected, actual) in published.Select(v => (v - published.Min()) / (published[0] - published.Min())).Zip(curve))
            Assert.Equal(Math.Min(1, expected), actual, 0.02);
    }

    [Fact]
    public void End_diastole_is_the_fullest_frame_and_end_systole_the_emptiest()
    {
        foreach (var mouse in Published)
        {
            Assert.Equal(mouse.BloodMicrolitres.Max(), mouse.BloodMicrolitres[mouse.EndDiastolicFrame]);
            Assert.Equal(mouse.BloodMicrolitres.Min(), mouse.BloodMicrolitres[mouse.EndSystolicFrame]);
            Assert.Equal(0, mouse.EndDiastolicFrame);
            Assert.Contains(mouse.EndSystolicFrame, mouse.ContouredFrames);
            Assert.Equal(mouse.ContouredFrames.Order().Distinct(), mouse.ContouredFrames);
        }
    }

    [Fact]
    public void Thick_walls_and_large_cavities_go_with_their_phenotypes()
    {
        double Mean(Phenotype phenotype, Func<PhantomTruth, double> value) => Published.Where(m => m.Phenotype == phenotype).Average(value);

        Assert.True(Mean(Phenotype.AorticConstriction, m => m.MassMg[0]) > 1.3 * Mean(Phenotype.Control, m => m.MassMg[0]));
        Assert.True(
            Mean(
                Phenotype.InfarctionWithPatch,
                m => m.EndSystolicMicrolitres) > 1.4 * Mean(Phenotype.Control, m => m.EndSystolicMicrolitres));
        Assert.True(
            Mean(Phenotype.DilatedCardiomyopathy, m => m.EndSystolicMicrolitres) > Mean(Phenotype.Control, m => m.EndSystolicMicrolitres));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PhantomTruth.Of(new PhantomOptions { Mice = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhantomTruth.Of(new PhantomOptions { Size = 100 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhantomTruth.Of(new PhantomOptions { Frames = 7 }));
    }

    private static void RequireNear(double mean, double deviation, double tolerance, IEnumerable<double> values)
    {
        var all = values.ToArray();
        var own = all.Average();
        Assert.Equal(mean, own, tolerance);
        Assert.Equal(deviation, Math.Sqrt(all.Average(v => (v - own) * (v - own))), tolerance);
    }
}
