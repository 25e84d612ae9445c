namespace Bench.Data.Phantom;

/// <summary>The numbers behind a phantom mouse, integrated from its shape on a grid finer than any image: an oracle for volumes.</summary>
/// <param name="Mouse">Name.</param>
/// <param name="Phenotype">What ails it.</param>
/// <param name="Slices">Slices.</param>
/// <param name="Frames">Frames of the cine.</param>
/// <param name="EndDiastoleFrame">0-based.</param>
/// <param name="EndSystoleFrame">0-based.</param>
/// <param name="EndDiastolicVolumeMicrolitres">Blood pool at end-diastole, papillary muscles and trabeculae left out.</param>
/// <param name="EndSystolicVolumeMicrolitres">The same at end-systole.</param>
/// <param name="MassAtEndDiastoleMilligrams">Muscle at end-diastole, papillary muscles and trabeculae included.</param>
/// <param name="MassAtEndSystoleMilligrams">The same at end-systole.</param>
public sealed record PhantomTruth(
    string Mouse,
    Phenotype Phenotype,
    int Slices,
    int Frames,
    int EndDiastoleFrame,
    int EndSystoleFrame,
    double EndDiastolicVolumeMicrolitres,
    double EndSystolicVolumeMicrolitres,
    double MassAtEndDiastoleMilligrams,
    double MassAtEndSystoleMilligrams);
