namespace Bench.Cli.Stages;

/// <summary>Names of networks for readers.</summary>
internal static class ModelNames
{
    /// <summary>As in the literature; other names as they are.</summary>
    /// <param name="name">Name of the model.</param>
    public static string LabelOf(string name) => name switch
    {
        "unet3plus" => "UNet3+",
        "unet3plus-decoder" => "UNet3+, decoder skips",
        "unet" => "UNet",
        "figure1" => "Figure 1",
        _ => name,
    };
}
