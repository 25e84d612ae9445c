namespace Bench.Learning.Networks;

/// <summary>What a decoder level receives from the levels around it.</summary>
public enum SkipKind
{
    /// <summary>
    /// UNet3+ as the published code builds it: encoder outputs of all levels, save the one below, which is the decoder's.
    /// </summary>
    Encoder,

    /// <summary>
    /// UNet3+ as Huang et al. (2020) draw it: encoder outputs of this level and above, decoder outputs of all deeper levels.
    /// </summary>
    Decoder,

    /// <summary>UNet: the same level's encoder output and the next deeper decoder output only.</summary>
    Standard,
}
