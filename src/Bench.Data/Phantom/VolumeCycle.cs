namespace Bench.Data.Phantom;

/// <summary>How a ventricle empties and fills over a beat: quick ejection, quick early filling, a pause, and the atrium's part (shape as in the study's Figure 4).</summary>
internal static class VolumeCycle
{
    /// <summary>Where in the beat the ventricle is emptiest.</summary>
    public const double EndSystole = 0.38;

    /// <summary>Share of the stroke volume that is out.</summary>
    /// <param name="time">0 … 1 over the beat, 0 at end-diastole.</param>
    /// <returns>0 at end-diastole, 1 at end-systole.</returns>
    public static double EmptiedAt(double time)
    {
        if (time <= EndSystole)
        {
            return Smooth(time / EndSystole);
        }

        var filling = (time - EndSystole) / (1 - EndSystole);
        return 1 - (0.78 * Smooth(Math.Min(1, filling / 0.5))) - (0.22 * Smooth(Math.Clamp((filling - 0.7) / 0.3, 0, 1)));
    }

    private static double Smooth(double t) => t * t * (3 - (2 * t));
}
