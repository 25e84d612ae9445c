using Bench.Core;
using Bench.Data.Nifti;
using Bench.Data.Phantom;

namespace Bench.Server.Tests;

/// <summary>Cines that are small enough to be sent and segmented in a moment.</summary>
internal static class SmallCine
{
    public static readonly VoxelSpacing Spacing = new(0.2, 0.3, 1.5);

    /// <summary>Turned and moved, so that an affine that is lost is noticed.</summary>
    public static readonly double[] Affine = [0, -0.3, 0, 10, 0.2, 0, 0, -20, 0, 0, 1.5, 5];

    private static readonly Lazy<byte[]> Mouse = new(MakePhantom);

    /// <summary>A phantom mouse of 64 × 64 pixels and 8 frames, as HDF5.</summary>
    public static byte[] Phantom => Mouse.Value;

    /// <summary>Images of a ring that beats.</summary>
    public static ImageStack[] Frames(int frames = 4, int slices = 3, int side = 32) =>
    [
        .. Enumerable.Range(0, frames).Select(f => new ImageStack(
            new StackSize(side, side, slices),
            [
                .. Enumerable.Range(0, slices * side * side).Select(i =>
                {
                    var (row, column) = (i % (side * side) / side - side / 2, i % side - side / 2);
                    var distance = Math.Sqrt((row * row) + (column * column));
                    var inner = 6 - (2 * Math.Sin(Math.PI * f / frames));
                    return distance < inner ? 200f : distance < inner + 4 ? 60f : 110f + (i % 7);
                }),
            ])),
    ];

    public static byte[] Nifti(int frames = 4, int slices = 3, int side = 32) =>
        Bytes("cine.nii.gz", path => NiftiWriter.Write(path, Frames(frames, slices, side), Spacing, 0.006, Affine));

    public static byte[] NiftiFrame(int frame) => Bytes("frame.nii", path => NiftiWriter.Write(path, [Frames()[frame]], Spacing));

    private static byte[] MakePhantom()
    {
        var folder = Directory.CreateTempSubdirectory("bench-phantom-");
        try
        {
            PhantomCohort.Write(
                folder.FullName, new PhantomOptions { Mice = 1, Size = 64, Frames = 8 }, null, CancellationToken.None);
            return File.ReadAllBytes(Path.Combine(folder.FullName, "Mouse1.h5"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Bytes(string name, Action<string> write)
    {
        var folder = Directory.CreateTempSubdirectory("bench-small-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            write(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
