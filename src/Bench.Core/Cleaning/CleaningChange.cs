namespace Bench.Core.Cleaning;

/// <summary>What cleaning changed in one frame.</summary>
/// <param name="RemovedMyocardium">Myocardium voxels that became another label.</param>
/// <param name="RemovedBloodPool">Blood-pool voxels that became another label.</param>
/// <param name="RemovedRightVentricle">Voxels of the right ventricle that became another label.</param>
public sealed record CleaningChange(int RemovedMyocardium, int RemovedBloodPool, int RemovedRightVentricle = 0)
{
    /// <summary>Voxels changed in all.</summary>
    public int ChangedVoxels => RemovedMyocardium + RemovedBloodPool + RemovedRightVentricle;

    /// <summary>Voxels of a structure that became another label.</summary>
    /// <param name="structure">The structure.</param>
    public int Of(Structure structure) => structure switch
    {
        Structure.Myocardium => RemovedMyocardium,
        Structure.BloodPool => RemovedBloodPool,
        _ => RemovedRightVentricle,
    };

    /// <summary>Compares labels before and after cleaning.</summary>
    /// <param name="before">As predicted.</param>
    /// <param name="after">As cleaned, same size.</param>
    /// <exception cref="ArgumentException">The two differ in size, or a voxel gained a label: that is not cleaning.</exception>
    public static CleaningChange Between(LabelMap before, LabelMap after)
    {
        if (before.Size != after.Size)
            throw new ArgumentException($"cleaned labels are {after.Size}, predicted ones {before.Size}.", nameof(after));

        var removed = new int[LabelMap.HighestLabel + 1];
        for (var i = 0; i < before.Labels.Length; i++)
        {
            if (before.Labels[i] == after.Labels[i])
                continue;
            if (after.Labels[i] != 0)
            {
                throw new ArgumentException(
                    $"voxel {i} went from label {before.Labels[i]} to {after.Labels[i]}; cleaning only removes.", nameof(after));
            }

            removed[before.Labels[i]]++;
        }

        return new CleaningChange(
            removed[(int)Structure.Myocardium], removed[(int)Structure.BloodPool], removed[(int)Structure.RightVentricle]);
    }
}
