namespace Bench.Harness.Machine;

/// <summary>The network that comes with Bench. It has seen phantoms only (docs/weights.md).</summary>
public static class BuiltInNetwork
{
    /// <summary>Its file of weights.</summary>
    public static string File => BaselinesFolder.Combine("weights", "phantom-unet3plus.safetensors");
}
