namespace Bench.Testing;

/// <summary>What a sample result should hold.</summary>
public sealed record SampleOptions
{
    /// <summary>Models, 1 … 6.</summary>
    public int Models { get; init; } = 2;

    /// <summary>Test mice, at least 1.</summary>
    public int Mice { get; init; } = 25;

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True for a cohort of phantoms, on which no published claim can be judged.</summary>
    public bool IsPhantom { get; init; }

    /// <summary>True where the last mouse could not be measured.</summary>
    public bool WithFailedCase { get; init; }

    /// <summary>True where one mouse also has two inflow frames.</summary>
    public bool WithInflow { get; init; } = true;

    /// <summary>True for names as long as users make them.</summary>
    public bool LongNames { get; init; }

    /// <summary>Epochs that each model was trained for.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Trainings of each model, each with another seed.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Folds of each training; 0 for a fixed split.</summary>
    public int Folds { get; init; }
}
