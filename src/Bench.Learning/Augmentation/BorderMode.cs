namespace Bench.Learning.Augmentation;

/// <summary>What an affine change puts where the image has moved away.</summary>
public enum BorderMode
{
    /// <summary>Black, and background labels (published code's default).</summary>
    Constant,

    /// <summary>The image mirrored at its edge, the edge pixel itself not repeated; labels likewise.</summary>
    Reflect,
}
