
namespace Bench.Harness.Machine;

/// <summary>The <c>baselines</c> folder that travels with the program: published claims, splits, accepted results.</summary>
internal static class BaselinesFolder
{
    /// <summary>The published study that is judged against unless another is asked for.</summary>
    public const string DefaultStudy = "draft-2025";

    /// <summary>A path in it.</summary>
    /// <param name="parts">Folders and file.</param>
    public static string Combine(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "baselines", .. parts]);
}
