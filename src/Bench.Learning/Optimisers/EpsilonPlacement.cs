namespace Bench.Learning.Optimisers;

/// <summary>Where Adam adds ε (Kingma and Ba, 2015, give both forms).</summary>
public enum EpsilonPlacement
{
    /// <summary>Keras: step·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε), ε not corrected for bias.</summary>
    Keras,

    /// <summary>PyTorch: step/(1 − β₁ᵗ) · m / (√(v / (1 − β₂ᵗ)) + ε), ε beside the corrected root.</summary>
    PyTorch,
}
