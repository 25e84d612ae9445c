namespace Bench.Data.Phantom;

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
    bool HasInflow);
