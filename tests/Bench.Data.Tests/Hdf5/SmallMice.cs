using Bench.Core;
using Bench.Testing;

namespace Bench.Data.Tests.Hdf5;

/// <summary>The files that make_files.py wrote, and the formula they follow.</summary>
internal static class SmallMice
{
    public const int Frames = 5;

    public static readonly StackSize Size = new(13, 11, 3);

    public static readonly int[] Contoured = [1, 3];

    public static string Folder(string name) => RepositoryFolder.Combine("tests", "Bench.Hdf5.Tests", "Files", name);

    public static float Grey(int row, int column, int slice, int frame) => 1000 * row + 50 * column + 10 * slice + frame;

    public static byte Label(int row, int column, int slice, int frame) => (byte)((row + 2 * column + slice + frame) % 3);

    public static void RequireFormula(ContouredFrame frame, string file)
    {
        Assert.Equal(Size, frame.Reference.Size);
        for (var slice = 0; slice < Size.Slices; slice++)
        {
            for (var row = 0; row < Size.Height; row++)
            {
                for (var column = 0; column < Size.Width; column++)
                {
                    var at = Size.IndexOf(row, column, slice);
                    if (frame.Reference.Labels[at] != Label(row, column, slice, frame.FrameIndex)
                        || (frame.Image is { } image && image.Values[at] != Grey(row, column, slice, frame.FrameIndex)))
                    {
                        Assert.Fail($"{file}: wrong at row {row}, column {column}, slice {slice}, frame {frame.FrameIndex}.");
                    }
                }
            }
        }
    }
}
