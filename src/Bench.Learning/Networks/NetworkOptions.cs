using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;

namespace Bench.Learning.Networks;

/// <summary>
/// Everything that fixes a network's architecture; <see cref="Graph"/> is that architecture. Two networks with equal options have the same
/// weights' names and shapes. Defaults are the published UNet3+ (12,963,443 parameters).
/// </summary>
public sealed record NetworkOptions
{
    /// <summary>Fewest levels of a network.</summary>
    public const int FewestLevels = 2;

    /// <summary>Most levels of a network.</summary>
    public const int MostLevels = 7;

    /// <summary>Name under which results appear, such as <c>unet3plus</c>.</summary>
    public string Name { get; init; } = "unet3plus";

    /// <summary>How levels are joined.</summary>
    public SkipKind Skips { get; init; } = SkipKind.Encoder;

    /// <summary>Filters of levels 1 (full resolution), 2, …; two to seven of them. Published: 32, 64, 128, 256, 512.</summary>
    public IReadOnlyList<int> Filters { get; init; } = [32, 64, 128, 256, 512];

    /// <summary>
    /// Channels of every decoder level; null for as many as <see cref="Filters"/> has at that level, as the published code does. Figure 1
    /// of the paper: 160.
    /// </summary>
    public int? DecoderWidth { get; init; }

    /// <summary>Blocks after the concatenation at each decoder level, 1 or 2. Published code: 1; Figure 1: 2.</summary>
    public int DecoderBlocks { get; init; } = 1;

    /// <summary>
    /// How deeper features reach the size of a decoder level. Published code: bilinear; Figure 1: transposed convolution.
    /// </summary>
    public UpsamplingKind Upsampling { get; init; } = UpsamplingKind.Bilinear;

    /// <summary>True for an output at each level, each with a loss of its own; false for the full-resolution output only.</summary>
    public bool DeepSupervision { get; init; } = true;

    /// <summary>Share of values that are dropped after the deepest level while training, 0 … 1. Published: 0.3.</summary>
    public double DropoutRate { get; init; } = 0.3;

    /// <summary>
    /// Share of the old value that a step leaves in the moving mean and variance (Keras's sense; torch's momentum is one less this).
    /// Published: 0.99, Keras's default.
    /// </summary>
    public double BatchNormMomentum { get; init; } = 0.99;

    /// <summary>Added to the variance before the root. Published: 0.001, Keras's default.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-3;

    /// <summary>The published UNet3+.</summary>
    public static NetworkOptions UNet3Plus { get; } = new();

    /// <summary>Its sibling with decoder skips, UNet3+ as Huang et al. (2020) describe it (12,963,443 parameters).</summary>
    public static NetworkOptions UNet3PlusDecoder { get; } = new() { Name = "unet3plus-decoder", Skips = SkipKind.Decoder };

    /// <summary>Its sibling with standard skips (7,885,043 parameters): the baseline UNet.</summary>
    public static NetworkOptions UNet { get; } = new() { Name = "unet", Skips = SkipKind.Standard };

    /// <summary>
    /// The network as the paper's Figure 1 draws it, which is not the one whose code and weights are published: decoder skips, 160 channels
    /// and two blocks a decoder level, transposed convolutions. What the figure leaves open follows Huang et al. (2020): each of the five
    /// sources passes one block to a fifth of the channels.
    /// </summary>
    public static NetworkOptions Figure1 { get; } = new()
    {
        Name = "figure1",
        Skips = SkipKind.Decoder,
        DecoderWidth = 160,
        DecoderBlocks = 2,
        Upsampling = UpsamplingKind.Transposed,
    };

    /// <summary>All networks that users can name.</summary>
    public static IReadOnlyList<NetworkOptions> Named => [.. NetworkTopology.All.SelectMany(t => t.Networks).Select(n => n.Network)];

    /// <summary>Number of levels.</summary>
    public int Levels => Filters.Count;

    /// <summary>Height and width of what goes in must be multiples of this; 2^(levels − 1) for the networks named here.</summary>
    public int SizeMultiple => Graph().SizeMultiple;

    /// <summary>Number of outputs while training.</summary>
    [JsonIgnore]
    public int Heads => Graph().Heads.Count;

    /// <summary>How layers are connected.</summary>
    [JsonIgnore]
    public NetworkTopology Topology { get; init; } = NetworkTopology.Levelled;

    /// <summary>Channels of the scores, one for each label.</summary>
    [JsonIgnore]
    public int Classes { get; init; } = LabelMap.ClassCount;

    /// <summary>Number of classes in words.</summary>
    [JsonIgnore]
    public string ClassesInWords =>
        Classes switch { 2 => "two", 3 => "three", 4 => "four", _ => string.Create(CultureInfo.InvariantCulture, $"{Classes}") };

    /// <summary>Channels of an image; 1 for grey values.</summary>
    [JsonIgnore]
    public int InputChannels { get; init; } = 1;

    // In files of weights and checkpoints only where they are not as in every file so far: files stay as they are, and old ones are read.
    [JsonInclude, JsonPropertyName("Topology"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private string? OtherTopology
    {
        get => Topology == NetworkTopology.Levelled ? null : Topology.Name;
        init => Topology = value is null ? NetworkTopology.Levelled : NetworkTopology.All.FirstOrDefault(t => t.Name == value)
            ?? throw new JsonException($"this program knows no topology '{value}'.");
    }

    [JsonInclude, JsonPropertyName("Classes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private int? OtherClasses
    {
        get => Classes == LabelMap.ClassCount ? null : Classes;
        init => Classes = value ?? LabelMap.ClassCount;
    }

    [JsonInclude, JsonPropertyName("InputChannels"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private int? OtherInputChannels
    {
        get => InputChannels == 1 ? null : InputChannels;
        init => InputChannels = value ?? 1;
    }

    /// <summary>Its layers and their connections.</summary>
    /// <exception cref="ArgumentException">Impossible options.</exception>
    public NetworkGraph Graph()
    {
        Validate();
        var graph = new GraphBuilder();
        Topology.Draw(graph, this);
        return graph.Build();
    }

    /// <summary>
    /// The same network with other filters; a decoder of fixed width gets as many channels as its sources, each as wide as level 1, bring.
    /// </summary>
    /// <param name="filters">Filters of levels 1, 2, ….</param>
    public NetworkOptions WithFilters(IReadOnlyList<int> filters) =>
        this with { Filters = filters, DecoderWidth = DecoderWidth is null ? null : filters.Count * filters[0] };

    /// <summary>Throws where an option has no meaning.</summary>
    /// <exception cref="ArgumentException">
    /// Another number of levels, a filter count below 1, a rate, momentum or epsilon out of range.
    /// </exception>
    public void Validate()
    {
        if (Filters is null || Levels is < FewestLevels or > MostLevels || Filters.Any(f => f < 1))
        {
            throw new ArgumentException(
                $"{FewestLevels} to {MostLevels} filter counts of at least 1 are needed, not [{string.Join(", ", Filters ?? [])}].");
        }

        if (Classes < 2 || InputChannels < 1)
        {
            throw new ArgumentException($"at least 2 classes, not {Classes}, and 1 channel of the input, not {InputChannels}, are needed.");
        }

        Topology.Validate(this);
        if (DropoutRate is not (>= 0 and < 1) || BatchNormMomentum is not (>= 0 and < 1) || BatchNormEpsilon is not > 0)
        {
            throw new ArgumentException(
                $"dropout {DropoutRate} and momentum {BatchNormMomentum} must lie in [0, 1), epsilon {BatchNormEpsilon} above 0.");
        }
    }

    /// <summary>One sentence for a report: network, filters, heads, and what differs from the published code.</summary>
    public override string ToString()
    {
        var channels = InputChannels == 1 ? string.Empty : FormattableString.Invariant($", {InputChannels} input channels");
        var classes = Classes == LabelMap.ClassCount ? string.Empty : FormattableString.Invariant($", {Classes} classes");
        var heads = Heads == 1 ? "head" : "heads";
        return FormattableString.Invariant($"{Name}: {Topology.Describe(this)}{channels}{classes}, {Heads} {heads}");
    }
}
