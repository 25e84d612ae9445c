using Bench.Data.Numerics;
using Bench.Data.Phantom;

namespace Bench.Data.Tests.Phantom;

public sealed class HeartShapeTests
{
    public static TheoryData<int> Mice => [0, 1, 2, 3];

    // Counts points of a dense grid: another way than the sums by direction that the shape is solved with.
    [Theory]
    [MemberData(nameof(Mice))]
    public void The_shape_holds_the_planned_volumes(int mouse)
    {
        const double StepMm = 0.04;
        const int Planes = 400;
        var plan = CohortPlan.Draw(new PhantomOptions { Mice = 24, Frames = 10 })[mouse * 6];
        var heart = new HeartShape(plan);
        var moment = heart.At(mouse % 2 == 0 ? 0 : heart.Cycle.EndSystolicFrame);
        var frame = mouse % 2 == 0 ? 0 : heart.Cycle.EndSystolicFrame;
        var cavity = new double[Directions.Count];
        var outer = new double[Directions.Count];
        var (blood, all) = (0L, 0L);
        for (var plane = 0; plane < Planes; plane++)
        {
            var z = moment.BaseMm + (moment.WallLengthMm * (plane + 0.5) / Planes);
            heart.Cavity(moment, z, cavity);
            heart.Outer(moment, z, outer);
            var (inCavity, inOuter) = (Array.ConvertAll(cavity, r => (float)r), Array.ConvertAll(outer, r => (float)r));
            for (var y = -4.5 + (StepMm / 2); y < 4.5; y += StepMm)
            {
                for (var x = -4.5 + (StepMm / 2); x < 4.5; x += StepMm)
                {
                    var index = Directions.IndexOf((float)x, (float)y);
                    var radius = Math.Sqrt((x * x) + (y * y));
                    blood += radius < Directions.At(inCavity, index) ? 1 : 0;
                    all += radius < Directions.At(inOuter, index) ? 1 : 0;
                }
            }
        }

        var pointMicrolitres = StepMm * StepMm * moment.WallLengthMm / Planes;
        Assert.InRange(blood * pointMicrolitres / heart.BloodMicrolitresAt(frame), 0.998, 1.002);
        Assert.InRange((all - blood) * pointMicrolitres * 1.05 / heart.MassMgAt(frame), 0.996, 1.004);
    }

    [Fact]
    public void The_wall_is_never_thinner_than_nothing()
    {
        var cavity = new double[Directions.Count];
        var outer = new double[Directions.Count];
        foreach (var plan in CohortPlan.Draw(new PhantomOptions { Mice = 60, Frames = 10 }))
        {
            var heart = new HeartShape(plan);
            foreach (var frame in new[] { 0, heart.Cycle.EndSystolicFrame })
            {
                var moment = heart.At(frame);
                for (var z = moment.BaseMm; z < moment.BaseMm + moment.WallLengthMm; z += 0.1)
                {
                    heart.Cavity(moment, z, cavity);
                    heart.Outer(moment, z, outer);
                    Assert.All(cavity.Zip(outer), pair => Assert.True(pair.First < pair.Second || pair.Second == 0));
                }
            }
        }
    }
}
