namespace Bench.Data.Phantom;

/// <summary>The four kinds of mice in the published cohort (39, 11, 51 and 29 of 130).</summary>
public enum Phenotype
{
    /// <summary>Healthy.</summary>
    Control,

    /// <summary>Myocardial infarction treated with a patch: dilated, one wall thin and hardly moving.</summary>
    InfarctionWithPatch,

    /// <summary>Transgenic dilated cardiomyopathy: a rounder ventricle, mildly reduced function.</summary>
    DilatedCardiomyopathy,

    /// <summary>Transverse aortic constriction: thick walls.</summary>
    AorticConstriction,
}
