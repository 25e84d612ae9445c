using System.Globalization;
using System.Text;

namespace Bench.Data.Phantom;

/// <summary>What a phantom mouse was made to be: the volumes of its continuous shape, which voxels can only come near.</summary>
/// <param name="Mouse">Name, such as <c>Mouse12</c>.</param>
/// <param name="Phenotype">Its kind.</param>
/// <param name="Slices">Slices of the stack.</param>
/// <param name="EndDiastolicFrame">0-based frame of end-diastole; always 0.</param>
/// <param name="EndSystolicFrame">0-based frame of end-systole.</param>
/// <param name="ContouredFrames">0-based frames with masks, in order of time.</param>
/// <param name="BloodMicrolitres">Blood pool at every frame, µL.</param>
/// <param name="MassMg">Myocardium at every frame, mg, at 1.05 mg/µL.</param>
public sealed record PhantomTruth(
    string Mouse,
    Phenotype Phenotype,
    int Slices,
    int EndDiastolicFrame,
    int EndSystolicFrame,
    IReadOnlyList<int> ContouredFrames,
    IReadOnlyList<double> BloodMicrolitres,
    IReadOnlyList<double> MassMg)
{
    private const int MostInflowFrames = 11;
    private const double ClearlyNotEmptiest = 0.12;

    /// <summary>End-diastolic volume, µL.</summary>
    public double EndDiastolicMicrolitres => BloodMicrolitres[EndDiastolicFrame];

    /// <summary>End-systolic volume, µL.</summary>
    public double EndSystolicMicrolitres => BloodMicrolitres[EndSystolicFrame];

    /// <summary>What every mouse of a cohort is made to be; no image is drawn for it.</summary>
    /// <param name="options">Which cohort.</param>
    /// <returns>One entry a mouse, in order of number.</returns>
    public static IReadOnlyList<PhantomTruth> Of(PhantomOptions options)
    {
        options.Validate();
        return [.. CohortPlan.Draw(options).Select(plan => Of(plan, new HeartShape(plan)))];
    }

    internal static PhantomTruth Of(MousePlan plan, HeartShape heart)
    {
        var systole = heart.Cycle.EndSystolicFrame;
        int[] frames = [.. Enumerable.Range(0, plan.Frames)];
        int[] others = plan.HasInflow
            ? [.. frames.Where(f => f != 0 && f != systole && heart.Cycle.FullnessAt(f) > ClearlyNotEmptiest).Take(MostInflowFrames)]
            : [];
        int[] contoured = [0, systole, .. others];
        Array.Sort(contoured);
        return new PhantomTruth(
            plan.Name, plan.Phenotype, heart.Slices, 0, systole, contoured, Array
                .ConvertAll(frames, heart.BloodMicrolitresAt), Array
                .ConvertAll(frames, heart.MassMgAt));
    }

    /// <summary>One line a mouse: volumes and mass at end-diastole and end-systole.</summary>
    /// <param name="mice">The mice.</param>
    internal static string ToTable(IEnumerable<PhantomTruth> mice)
    {
        var text = new StringBuilder(
            "mouse,phenotype,frames,slices,ed_frame,es_frame,contoured_frames,edv_ul,esv_ul,mass_ed_mg,mass_es_mg\n");
        foreach (var mouse in mice)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{mouse.Mouse},{mouse.Phenotype},{mouse.BloodMicrolitres.Count},{mouse.Slices},{mouse.EndDiastolicFrame},"
                    + $"{mouse.EndSystolicFrame},{string.Join(' ', mouse.ContouredFrames)},"
                    + $"{mouse.EndDiastolicMicrolitres:R},{mouse.EndSystolicMicrolitres:R},"
                    + $""
                    + $"{mouse.MassMg[mouse.EndDiastolicFrame]:R},{mouse.MassMg[mouse.EndSystolicFrame]:R}\n");
        }

        return text.ToString();
    }

    /// <summary>One line a frame of every mouse.</summary>
    /// <param name="mice">The mice.</param>
    internal static string ToCurves(IEnumerable<PhantomTruth> mice)
    {
        var text = new StringBuilder("mouse,frame,blood_pool_ul,myocardium_mg\n");
        foreach (var mouse in mice)
        {
            for (var frame = 0; frame < mouse.BloodMicrolitres.Count; frame++)
            {
                text.Append(
                    CultureInfo.InvariantCulture, $"{mouse.Mouse},{frame},{mouse.BloodMicrolitres[frame]:R},{mouse.MassMg[frame]:R}\n");
            }
        }

        return text.ToString();
    }
}
