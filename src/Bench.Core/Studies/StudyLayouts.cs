namespace Bench.Core.Studies;

/// <summary>Codes of the layouts in which the files of a study can lie. The formats that read them are in Bench.Data.</summary>
public static class StudyLayouts
{
    /// <summary>Looked for.</summary>
    public const string Any = Study.AnyLayout;

    /// <summary>One HDF5 file for each case.</summary>
    public const string Hdf5 = "hdf5";

    /// <summary>NIfTI in folders <c>images</c> and <c>masks</c>.</summary>
    public const string Nifti = "nifti";

    /// <summary>A folder for each case, as the ACDC challenge has it.</summary>
    public const string Challenge = "challenge";

    /// <summary>As nnU-Net has it: <c>dataset.json</c>, <c>imagesTr</c>, <c>labelsTr</c>.</summary>
    public const string Nnunet = "nnunet";

    /// <summary>Images and masks side by side in one folder, or in one folder for each case, told apart by endings.</summary>
    public const string Folder = "folder";

    /// <summary>All codes.</summary>
    public static IReadOnlyList<string> All { get; } = [Any, Hdf5, Nifti, Challenge, Nnunet, Folder];
}
