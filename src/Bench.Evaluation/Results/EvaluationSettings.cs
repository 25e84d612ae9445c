using System.Text.Json.Serialization;
using Bench.Core.Cleaning;
using Bench.Core.Measures;
using Bench.Core.Phases;
using Bench.Core.Studies;
using Bench.Core.Training;

namespace Bench.Evaluation.Results;

/// <summary>Where the models of a result come from.</summary>
public enum RunKind
{
    /// <summary>Masks made elsewhere.</summary>
    Evaluate,

    /// <summary>Networks trained by the run itself.</summary>
    Run,

    /// <summary>Results of several runs, put together.</summary>
    Compare,
}

/// <summary>What was evaluated and by which conventions. Part of the result because each of them changes the numbers.</summary>
public sealed record EvaluationSettings
{
    /// <summary>Where the models come from.</summary>
    [JsonRequired] public RunKind Kind { get; init; }

    /// <summary>Training profile, <c>quick</c> or <c>paper</c>; empty where nothing was trained.</summary>
    [JsonRequired] public string Profile { get; init; } = "";

    /// <summary>What the mice are, for a reader: e.g. "phantom cohort, 60 mice" or the folder's name.</summary>
    [JsonRequired] public string DataSource { get; init; } = "";

    /// <summary>True when the mice are synthetic, so that no published number can be judged on them.</summary>
    [JsonRequired] public bool IsPhantom { get; init; }

    /// <summary>Name of the split; empty for all mice of a folder.</summary>
    [JsonRequired] public string Split { get; init; } = "";

    /// <summary>Mice trained on.</summary>
    [JsonRequired] public IReadOnlyList<string> TrainMice { get; init; } = [];

    /// <summary>Mice used for early stopping.</summary>
    [JsonRequired] public IReadOnlyList<string> ValidationMice { get; init; } = [];

    /// <summary>Mice measured.</summary>
    [JsonRequired] public IReadOnlyList<string> TestMice { get; init; } = [];

    /// <summary>Seed of training.</summary>
    [JsonRequired] public int Seed { get; init; }

    /// <summary>
    /// Row, column, slice distance of every mouse, mm; empty where mice differ: see <see cref="CaseResult.VoxelSpacingMm"/>.
    /// </summary>
    [JsonRequired] public IReadOnlyList<double> VoxelSpacingMm { get; init; } = [];

    /// <summary>The cleaning rule applied to predictions.</summary>
    [JsonRequired] public AppliedCleaning Cleaning { get; init; } = AppliedCleaning.Of(CleaningRule.None);

    /// <summary>Sentence naming the Dice convention: smoothing, empty masks, averaging.</summary>
    [JsonRequired] public string DicePolicy { get; init; } = "";

    /// <summary>Sentence naming the denominator of the SDs and limits of agreement.</summary>
    [JsonRequired] public string StandardDeviationPolicy { get; init; } = "";

    /// <summary>Sentence naming how ED and ES were found.</summary>
    [JsonRequired] public string PhaseRule { get; init; } = "";

    /// <summary>How ED and ES were found, for programs; null in results of earlier builds.</summary>
    public PhaseConvention? Phases { get; init; }

    /// <summary>Every seed that each network was trained with; empty where nothing was trained.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [];

    /// <summary>
    /// Folds of cross-validation, each case predicted by the training that did not see it; 0 where one fixed split was used.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Folds { get; init; }

    /// <summary>
    /// How networks were trained, item by item, beside what paper and published code say; empty where nothing was trained.
    /// </summary>
    public IReadOnlyList<ProtocolChoice> TrainingProtocol { get; init; } = [];

    /// <summary>The conventions of overlap and surface distances, for programs.</summary>
    public MeasureOptions Measures { get; init; } = MeasureOptions.Default;

    /// <summary>Version of the study that was judged, e.g. <c>draft-2025</c>; empty where none was.</summary>
    public string Study { get; init; } = "";

    /// <summary>Whether the study is judged on hearts that have not the size of its species too, as was asked for.</summary>
    public bool AnySpecies { get; init; }

    /// <summary>Sentences naming the conventions of surface distances and the other measures.</summary>
    public string MeasurePolicy { get; init; } = "";

    /// <summary>
    /// Cases, structures and units of the study; null for the mouse study, and in results of earlier builds, which were all of mice.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StudyTerms? Cohort { get; init; }

    /// <summary>The same, the mouse study's where none are named.</summary>
    [JsonIgnore] public StudyTerms Terms => Cohort ?? StudyTerms.Mouse;

    /// <summary>The units of the numbers at hand: µL and mg, until a result is made ready to print (<see cref="PrintedResult"/>).</summary>
    [JsonIgnore] public StudyUnits NumbersIn { get; init; } = StudyTerms.Mouse.Units;
}
