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

/// <summary>The network that comes with Bench. It has seen phantoms only (docs/weights.md).</summary>
public static class BuiltInNetwork
{
    /// <summary>Its file of weights.</summary>
    public static string File => BaselinesFolder.Combine("weights", "phantom-unet3plus.safetensors");
}
