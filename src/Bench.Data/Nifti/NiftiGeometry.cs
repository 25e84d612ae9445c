using Bench.Core;

namespace Bench.Data.Nifti;

/// <summary>Spacing, time step and affine of a header, in millimetres and seconds.</summary>
internal static class NiftiGeometry
{
    /// <summary>Millimetres in the header's unit of space; an unknown unit is taken as mm.</summary>
    /// <param name="header">The header.</param>
    public static double MillimetresPerUnit(NiftiHeader header) => (header.Units & 7) switch { 1 => 1000, 3 => 0.001, _ => 1 };

    /// <summary>Distance between voxels, mm, from pixdim; not necessarily valid.</summary>
    /// <param name="header">The header.</param>
    public static VoxelSpacing Spacing(NiftiHeader header)
    {
        var unit = MillimetresPerUnit(header);
        var size = header.PixelDimensions;
        return new VoxelSpacing(
            Math.Abs(size[1]) * unit, Math.Abs(size[2]) * unit, header.Dimensions[0] < 3 && size[3] == 0 ? 1 : Math.Abs(size[3]) * unit);
    }

    /// <summary>Seconds between frames; 0 where there is one frame, or the unit is not one of time.</summary>
    /// <param name="header">The header.</param>
    public static double FrameSeconds(NiftiHeader header)
    {
        var unit = (header.Units & 56) switch { 8 => 1.0, 16 => 1e-3, 24 => 1e-6, _ => 0 };
        return header.Dimensions[0] < 4 || !double.IsFinite(header.PixelDimensions[4]) ? 0 : header.PixelDimensions[4] * unit;
    }

    /// <summary>Voxel to millimetres, three rows of four: sform if coded, else qform if coded, else spacing alone.</summary>
    /// <param name="header">The header.</param>
    public static IReadOnlyList<double> Affine(NiftiHeader header)
    {
        var unit = MillimetresPerUnit(header);
        if (header.AffineCode > 0)
            return [.. header.AffineRows.Select(v => v * unit)];
        if (header.QuaternionCode > 0)
            return [.. FromQuaternion(header).Select(v => v * unit)];
        return NiftiImage.AffineOf(Spacing(header));
    }

    private static double[] FromQuaternion(NiftiHeader header)
    {
        var (b, c, d) = (header.Quaternion[0], header.Quaternion[1], header.Quaternion[2]);
        var a = Math.Sqrt(Math.Max(0, 1 - (b * b + c * c + d * d)));
        var size = header.PixelDimensions;
        var (x, y, z) = (size[1], size[2], size[0] < 0 ? -size[3] : size[3]);
        return
        [
            (a * a + b * b - c * c - d * d) * x, 2 * (b * c - a * d) * y, 2 * (b * d + a * c) * z, header.Quaternion[3],
            2 * (b * c + a * d) * x, (a * a + c * c - b * b - d * d) * y, 2 * (c * d - a * b) * z, header.Quaternion[4],
            2 * (b * d - a * c) * x, 2 * (c * d + a * b) * y, (a * a + d * d - b * b - c * c) * z, header.Quaternion[5],
        ];
    }
}
