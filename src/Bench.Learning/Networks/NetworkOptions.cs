namespace Bench.Learning.Networks;

/// <summary>
/// Everything that fixes a network's architecture. Two networks with equal options have the same weights' names and shapes.
/// Defaults are the published UNet3+ (12,963,443 parameters).
/// </summary>
public sealed record NetworkOptions
{
    /// <summary>Fewest levels of a network.</summary>
    public const int FewestLevels = 3;

    /// <summary>Most levels of a network.</summary>
    public const int MostLevels = 5;

    /// <summary>Name under which results appear, such as <c>unet3plus</c>.</summary>
    public string Name { get; init; } = "unet3plus";

    /// <summary>How levels are joined.</summary>
    public SkipKind Skips { get; init; } = SkipKind.Encoder;

    /// <summary>Filters of levels 1 (full resolution), 2, …; three to five of them. Published: 32, 64, 128, 256, 512.</summary>
    public IReadOnlyList<int> Filters { get; init; } = [32, 64, 128, 256, 512];

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

    /// <summary>Its sibling with standard skips (7,885,043 parameters): the baseline UNet.</summary>
    public static NetworkOptions UNet { get; } = new() { Name = "unet", Skips = SkipKind.Standard };

    /// <summary>Number of levels.</summary>
    public int Levels => Filters.Count;

    /// <summary>Height and width of what goes in must be multiples of this, 2^(levels − 1).</summary>
    public int SizeMultiple => 1 << (Levels - 1);

    /// <summary>Throws where an option has no meaning.</summary>
    /// <exception cref="ArgumentException">Another number of levels, a filter count below 1, a rate, momentum or epsilon out of range.</exception>
    public void Validate()
    {
        if (Levels is < FewestLevels or > MostLevels || Filters.Any(f => f < 1))
        {
            throw new ArgumentException($"{FewestLevels} to {MostLevels} filter counts of at least 1 are needed, not [{string.Join(", ", Filters)}].", nameof(Filters));
        }

        if (DropoutRate is not (>= 0 and < 1) || BatchNormMomentum is not (>= 0 and < 1) || BatchNormEpsilon is not > 0)
        {
            throw new ArgumentException($"dropout {DropoutRate} and momentum {BatchNormMomentum} must lie in [0, 1), epsilon {BatchNormEpsilon} above 0.", nameof(DropoutRate));
        }
    }

    /// <summary>One sentence for a report: network, filters, heads.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: {Skips.ToString().ToLowerInvariant()} skips, filters {string.Join(", ", Filters)}, {(DeepSupervision ? Levels : 1)} head(s)");
}
