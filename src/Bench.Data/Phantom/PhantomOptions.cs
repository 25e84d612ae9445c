namespace Bench.Data.Phantom;

/// <summary>Which phantom cohort to write. The same options give the same files.</summary>
public sealed record PhantomOptions
{
    /// <summary>Field of view, mm, as published (256 pixels of 0.1 mm).</summary>
    public const double FieldOfViewMm = 25.6;

    /// <summary>Number of mice, named Mouse1, Mouse2, ….</summary>
    public int Mice { get; init; } = 60;

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Rows and columns; 256 is the published size.</summary>
    public int Size { get; init; } = 128;

    /// <summary>Fewest and most slices, 1 mm apart, as published.</summary>
    public (int Least, int Most) Slices { get; init; } = (8, 11);

    /// <summary>Fewest and most frames, 5 ms apart, as published.</summary>
    public (int Least, int Most) Frames { get; init; } = (17, 36);

    /// <summary>Distance between pixels, mm.</summary>
    public double PixelMm => FieldOfViewMm / Size;
}
