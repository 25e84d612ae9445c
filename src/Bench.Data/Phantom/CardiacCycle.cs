namespace Bench.Data.Phantom;

/// <summary>
/// How full the ventricle is over one beat: 1 at end-diastole (frame 0), 0 at end-systole. The shape is that of Figure 4 (draft 2025), read
/// off the picture at 5 ms steps; the last values are held just under 1, so that frame 0 is the fullest.
/// </summary>
internal sealed class CardiacCycle
{
    private const double Fullest = 91.9;
    private const double Emptiest = 58.5;
    private const double AlmostFull = 0.985;
    private const int EmptiestPoint = 9;
    private static readonly double[] Microlitres =
    [
        91.9, 89.0, 85.7, 81.5, 76.1, 70.1, 65.1, 61.4, 59.3, 58.5, 59.4, 62.4, 68.6, 76.4, 83.0, 87.1, 89.8, 91.5, 92.5,
    ];

    private readonly double[] _fullness;
    private readonly double[] _beat;

    /// <summary>Lays the beat over a number of frames.</summary>
    /// <param name="frames">At least 4.</param>
    public CardiacCycle(int frames)
    {
        EndSystolicFrame = (int)Math.Floor((frames * (double)EmptiestPoint / Microlitres.Length) + 0.5);
        _fullness = new double[frames];
        _beat = new double[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var point = frame <= EndSystolicFrame
                ? EmptiestPoint * (double)frame / EndSystolicFrame
                : EmptiestPoint + ((Microlitres.Length - EmptiestPoint) * (double)(frame - EndSystolicFrame) / (frames - EndSystolicFrame));
            _fullness[frame] = frame == 0
                ? 1
                : frame == EndSystolicFrame
                ? 0
                : Math.Clamp((Between(point) - Emptiest) / (Fullest - Emptiest), 0.004, AlmostFull);
            _beat[frame] = point / Microlitres.Length;
        }
    }

    /// <summary>The frame at which the ventricle is emptiest.</summary>
    public int EndSystolicFrame { get; }

    /// <summary>Fullness at a frame, 0 … 1.</summary>
    /// <param name="frame">0-based.</param>
    public double FullnessAt(int frame) => _fullness[frame];

    /// <summary>Strength of fast flow at a frame, 0 … 1: peaks in mid-systole and in early diastole.</summary>
    /// <param name="frame">0-based.</param>
    public double FlowAt(int frame) => Math.Max(Peak(_beat[frame], 0.25), 0.9 * Peak(_beat[frame], 0.66));

    private static double Peak(double beat, double centre)
    {
        var distance = (beat - centre) / 0.13;
        return Math.Max(0, 1 - (distance * distance));
    }

    private static double Between(double point)
    {
        var first = Math.Min((int)point, Microlitres.Length - 1);
        var next = first + 1 == Microlitres.Length ? Fullest : Microlitres[first + 1];
        return Microlitres[first] + ((point - first) * (next - Microlitres[first]));
    }
}
