namespace Bench.Data.Phantom;

/// <summary>What ails a mouse; proportions as published (39, 11, 51 and 29 of 130).</summary>
public enum Phenotype
{
    /// <summary>Healthy.</summary>
    Control,

    /// <summary>Infarction with a patch: a thin, still segment of the wall.</summary>
    Infarction,

    /// <summary>Dilated cardiomyopathy: a wide cavity that empties little.</summary>
    DilatedCardiomyopathy,

    /// <summary>Transverse aortic constriction: a thick wall.</summary>
    AorticConstriction,
}
