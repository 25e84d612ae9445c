using Bench.Core.Measures;

namespace Bench.Evaluation.Results;

/// <summary>What was evaluated and by which conventions. Part of the result because each of them changes the numbers.</summary>
/// <param name="Kind"><c>run</c> (models trained here) or <c>evaluate</c> (masks made elsewhere).</param>
/// <param name="Profile">Training profile, <c>quick</c> or <c>paper</c>; empty for <c>evaluate</c>.</param>
/// <param name="DataSource">What the mice are, for a reader: e.g. "phantom cohort, 60 mice" or the folder's name.</param>
/// <param name="IsPhantom">True when the mice are synthetic, so that no published number can be judged on them.</param>
/// <param name="Split">Name of the split; empty for <c>evaluate</c>.</param>
/// <param name="TrainMice">Mice trained on.</param>
/// <param name="ValidationMice">Mice used for early stopping.</param>
/// <param name="TestMice">Mice measured.</param>
/// <param name="Seed">Seed of training.</param>
/// <param name="VoxelSpacingMm">Row, column, slice distance of every mouse, mm; empty where mice differ: see <see cref="CaseResult.VoxelSpacingMm"/>.</param>
/// <param name="Cleaning">Name of the cleaning rule applied to predictions, e.g. <c>published</c>, <c>largest</c>, <c>none</c>.</param>
/// <param name="DicePolicy">Sentence naming the Dice convention: smoothing, empty masks, averaging.</param>
/// <param name="StandardDeviationPolicy">Sentence naming the denominator of the SDs and limits of agreement.</param>
/// <param name="PhaseRule">Sentence naming how ED and ES were found.</param>
public sealed record EvaluationSettings(
    string Kind,
    string Profile,
    string DataSource,
    bool IsPhantom,
    string Split,
    IReadOnlyList<string> TrainMice,
    IReadOnlyList<string> ValidationMice,
    IReadOnlyList<string> TestMice,
    int Seed,
    IReadOnlyList<double> VoxelSpacingMm,
    string Cleaning,
    string DicePolicy,
    string StandardDeviationPolicy,
    string PhaseRule)
{
    /// <summary>Every seed that each network was trained with; empty where nothing was trained.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [];

    /// <summary>How networks were trained, item by item, beside what paper and published code say; empty where nothing was trained.</summary>
    public IReadOnlyList<ProtocolChoice> TrainingProtocol { get; init; } = [];

    /// <summary>The conventions of overlap and surface distances, for programs.</summary>
    public MeasureOptions Measures { get; init; } = MeasureOptions.Default;

    /// <summary>Version of the study that was judged, e.g. <c>draft-2025</c>; empty where none was.</summary>
    public string Study { get; init; } = "";

    /// <summary>Sentences naming the conventions of surface distances and the other measures.</summary>
    public string MeasurePolicy { get; init; } = "";
}
