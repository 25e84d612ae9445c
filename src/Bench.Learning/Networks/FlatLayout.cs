using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Bench.Learning.Networks;

/// <summary>How <see cref="FlatParameters"/> lays parameters out.</summary>
internal sealed record FlatLayout
{
    /// <summary>One after the other.</summary>
    public static FlatLayout Plain { get; } = new();

    /// <summary>Parameters that are never used, and so never move.</summary>
    public Func<Parameter, bool> IsIdle { get; init; } = _ => false;

    /// <summary>Number type that some parameters are rounded to before they are used; null for none.</summary>
    public ScalarType? Reduced { get; init; }

    /// <summary>Which parameters that are.</summary>
    public Func<Parameter, bool> IsReduced { get; init; } = _ => false;

    /// <summary>Whether those with four axes have the second one last in memory.</summary>
    public bool KernelsChannelsLast { get; init; }
}
