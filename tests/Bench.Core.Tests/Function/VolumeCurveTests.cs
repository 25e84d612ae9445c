using Bench.Core.Function;

namespace Bench.Core.Tests.Function;

public sealed class VolumeCurveTests
{
    // ED at frame 1, ES at frame 4; fastest out between 2 and 3, fastest in between 5 and 6.
    private static readonly double[] Beat = [58, 60, 54, 34, 26, 30, 46, 52];

    [Fact]
    public void Diastole_and_systole_are_the_extremes_and_the_earlier_on_a_tie()
    {
        var curve = new VolumeCurve([40, 60, 60, 20, 20], 5, isPeriodic: false);
        Assert.Equal((1, 3), (curve.EndDiastoleFrame, curve.EndSystoleFrame));
        Assert.Equal((60, 20), (curve.EndDiastolicVolumeMicrolitres, curve.EndSystolicVolumeMicrolitres));
    }

    [Fact]
    public void Peak_rates_and_their_times_follow_from_central_differences()
    {
        var rates = new VolumeCurve(Beat, 5, isPeriodic: true).Rates(CurveSmoothing.None);
        // Frame 3: (26 − 54) / 10 ms; frame 2: (34 − 60) / 10 ms. Frame 5: (46 − 26) / 10 ms; frame 6: (52 − 30) / 10 ms.
        Assert.Equal(2800, rates.PeakEjectionRateMicrolitresPerSecond, 9);
        Assert.Equal((3, 10), (rates.PeakEjectionFrame, rates.TimeToPeakEjectionMs));
        Assert.Equal(2200, rates.PeakFillingRateMicrolitresPerSecond, 9);
        Assert.Equal((6, 10), (rates.PeakFillingFrame, rates.TimeToPeakFillingMs));
        Assert.Equal("", rates.UndefinedBecause);
    }

    [Fact]
    public void Rates_can_run_between_given_frames()
    {
        // ED given as frame 0: the same fastest emptying, one frame later after it. ES given as frame 5: filling from there.
        var rates = new VolumeCurve(Beat, 5, isPeriodic: true).Rates(CurveSmoothing.None, ed: 0, es: 5);
        Assert.Equal((3, 15), (rates.PeakEjectionFrame, rates.TimeToPeakEjectionMs));
        Assert.Equal((6, 5), (rates.PeakFillingFrame, rates.TimeToPeakFillingMs));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VolumeCurve(Beat, 5, true).Rates(CurveSmoothing.None, 0, 8));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sinusoidal_curve_has_the_rates_of_its_derivative(bool smoothed)
    {
        // V(t) = 45 + 20 cos(2πt/T), T = 100 ms, 100 frames: dV/dt is largest at a quarter and three quarters of the beat, 20·2π/T =
        // 1256.64 µL/s.
        var curve = new VolumeCurve(
            [.. Enumerable.Range(0, 100).Select(i => 45 + (20 * Math.Cos(2 * Math.PI * i / 100)))], 1, isPeriodic: true);
        var rates = curve.Rates(smoothed ? CurveSmoothing.Light : CurveSmoothing.None);
        Assert.Equal((0, 50), (curve.EndDiastoleFrame, curve.EndSystoleFrame));
        Assert.Equal((25, 25), (rates.TimeToPeakEjectionMs, rates.TimeToPeakFillingMs));
        Assert.Equal(20 * 2 * Math.PI / 0.1, rates.PeakEjectionRateMicrolitresPerSecond, 20 * 2 * Math.PI / 0.1 * 3e-3);
        Assert.Equal(rates.PeakEjectionRateMicrolitresPerSecond, rates.PeakFillingRateMicrolitresPerSecond, 6);
    }

    [Fact]
    public void A_periodic_beat_may_start_anywhere()
    {
        var whole = new VolumeCurve(Beat, 5, isPeriodic: true).Rates(CurveSmoothing.Light);
        for (var shift = 1; shift < Beat.Length; shift++)
        {
            var moved = new VolumeCurve([.. Beat[shift..], .. Beat[..shift]], 5, isPeriodic: true).Rates(CurveSmoothing.Light);
            Assert.Equal(whole.PeakEjectionRateMicrolitresPerSecond, moved.PeakEjectionRateMicrolitresPerSecond, 9);
            Assert.Equal(whole.PeakFillingRateMicrolitresPerSecond, moved.PeakFillingRateMicrolitresPerSecond, 9);
            Assert.Equal(whole.TimeToPeakEjectionMs, moved.TimeToPeakEjectionMs);
            Assert.Equal(whole.TimeToPeakFillingMs, moved.TimeToPeakFillingMs);
        }
    }

    [Fact]
    public void A_cine_that_starts_after_diastole_has_no_time_to_peak_ejection()
    {
        var rates = new VolumeCurve([34, 26, 30, 46, 52, 58, 60], 5, isPeriodic: false).Rates(CurveSmoothing.None);
        Assert.Equal(double.NaN, rates.TimeToPeakEjectionMs);
        Assert.Equal(0, rates.PeakEjectionFrame);
        // Parabola through 34, 26, 30 at its first point: (−3·34 + 4·26 − 30) / 2 per 5 ms.
        Assert.Equal(2800, rates.PeakEjectionRateMicrolitresPerSecond, 9);
    }

    [Fact]
    public void Without_enough_frames_or_change_rates_are_undefined_and_say_why()
    {
        Assert.Contains(
            "fewer than the 5",
            new VolumeCurve([3, 2, 1], 5, false).Rates(CurveSmoothing.Light).UndefinedBecause,
            StringComparison.Ordinal);
        var flat = new VolumeCurve([3, 3, 3, 3, 3], 5, false).Rates(CurveSmoothing.Light);
        Assert.Equal(double.NaN, flat.PeakEjectionRateMicrolitresPerSecond);
        Assert.Contains("does not change", flat.UndefinedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_is_measured_from_masks()
    {
        var size = new StackSize(100, 100, 1);
        var curve = VolumeCurve.Measure(
            [Maps.Paint(size, (Structure.BloodPool, 0..50, 0..20, ..)), LabelMap.Empty(size)], VoxelSpacing.Published);
        Assert.Equal([10, 0], curve.VolumesMicrolitres.Select(v => Math.Round(v, 12)));
        Assert.Equal(5, curve.FrameIntervalMs);
    }

    [Fact]
    public void Impossible_curves_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new VolumeCurve([], 5, false));
        Assert.Throws<ArgumentException>(() => new VolumeCurve([1, double.NaN], 5, false));
        Assert.Throws<ArgumentException>(() => new VolumeCurve([1, -2], 5, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VolumeCurve([1, 2], 0, false));
    }

    [Fact]
    public void Cardiac_output_is_stroke_volume_times_heart_rate()
    {
        var function = new CardiacFunction(60, 20, 100, 100);
        Assert.Equal(18, function.CardiacOutputMillilitresPerMinute(450), 12);
        Assert.Equal(double.NaN, function.CardiacOutputMillilitresPerMinute(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => function.CardiacOutputMillilitresPerMinute(0));
    }
}
