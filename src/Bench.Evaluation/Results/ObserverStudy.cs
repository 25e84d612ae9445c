using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>How far readers differ from each other, beside how far models differ from the reference on the same cases.</summary>
public sealed record ObserverStudy
{
    /// <summary>Name of the reader whose masks are the reference.</summary>
    public const string Reference = "reference";

    /// <summary>Every reading besides the reference.</summary>
    public IReadOnlyList<ObserverReading> Readings { get; init; } = [];

    /// <summary>Every pair of readings, those with the reference first.</summary>
    public IReadOnlyList<ObserverPair> Pairs { get; init; } = [];

    /// <summary>Margins learnt from the readings; empty where that was not asked for.</summary>
    public IReadOnlyList<ObserverMargin> Margins { get; init; } = [];

    /// <summary>Each model's biases against those margins; empty where they were not asked for.</summary>
    public IReadOnlyList<ObserverVerdict> Verdicts { get; init; } = [];
}

/// <summary>What a reader drew.</summary>
/// <param name="Name">Name of the reading.</param>
/// <param name="Repeats">Whose reading it repeats: an observer or <see cref="ObserverStudy.Reference"/>; null for another reader's
/// first.</param>
/// <param name="Cases">Cases of which at least one frame was drawn.</param>
/// <param name="AllCases">Cases that were measured.</param>
/// <param name="Frames">Frames of ED and ES drawn.</param>
/// <param name="AllFrames">Frames of ED and ES contoured by the reference.</param>
public sealed record ObserverReading(string Name, string? Repeats, int Cases, int AllCases, int Frames, int AllFrames);

/// <summary>Two readings of the same cases, and the models on just these.</summary>
/// <param name="First">The reading that stands for the reference here.</param>
/// <param name="Second">The reading that is compared with it.</param>
/// <param name="IsSameReader">Whether one person drew both: intra-observer.</param>
/// <param name="Reading">The second less the first, in the form of a model's numbers: cases, Dice, agreement.</param>
/// <param name="Models">Each model against the reference on the cases, frames and structures that both readings have, by its name.</param>
public sealed record ObserverPair(string First, string Second, bool IsSameReader, ModelResult Reading, IReadOnlyList<ModelResult> Models)
{
    /// <summary>Name of the pair for readers.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public string Label => $"{Second} and {First}";
}

/// <summary>The largest bias of a quantity that is no more than what readers differ by.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Margin">1.96 × the SD of the differences, µL, mg or percentage points.</param>
/// <param name="Sd">That SD.</param>
/// <param name="Count">Cases behind it.</param>
/// <param name="First">One reading of the pair.</param>
/// <param name="Second">The other.</param>
/// <param name="IsSameReader">Whether it is an intra-observer SD.</param>
public sealed record ObserverMargin(Quantity Quantity, double Margin, double Sd, int Count, string First, string Second, bool IsSameReader);

/// <summary>A model's bias against the margin of readers, on the cases that gave the margin.</summary>
/// <param name="Model">The model.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Count">Cases.</param>
/// <param name="Margin">The margin.</param>
/// <param name="PValue">p of the two one-sided tests, each at 2.5 %: the 95 % interval of the bias lies within the margin where it is below
/// 0.025.</param>
/// <param name="IsWithin">Whether it does.</param>
public sealed record ObserverVerdict(string Model, Quantity Quantity, int Count, double Margin, double PValue, bool IsWithin)
{
    /// <summary>Bias on these cases with its 95 % interval.</summary>
    [FlatKeys("bias", "bias_low", "bias_high")]
    public Estimate Bias { get; init; } = Estimate.Undefined;
}
