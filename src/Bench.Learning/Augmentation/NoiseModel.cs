namespace Bench.Learning.Augmentation;

/// <summary>How strong the added noise is: paper and published code differ fivefold.</summary>
public enum NoiseModel
{
    /// <summary>Paper: Gaussian, variance 30 … 100 squared grey levels (σ = 5.5 … 10).</summary>
    Paper,

    /// <summary>Published code: <c>std_range=(0.1, 0.4)</c>, that is σ = 25.5 … 102 grey levels.</summary>
    Code,

    /// <summary>σ = 0 … 25 grey levels, evenly: from cleaner than the paper's to as strong as the published code's weakest.</summary>
    Wide,
}
