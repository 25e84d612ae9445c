using Bench.Testing;

namespace Bench.Hdf5.Tests;

/// <summary>The files that Files/make_files.py and its neighbours wrote, and the formula of their numbers.</summary>
internal static class SmallFiles
{
    public const int Frames = 5;

    private const int Height = 13;
    private const int Width = 11;
    private const int Slices = 3;

    public static TheoryData<string> Sound =>
        [.. Directory.GetFiles(Folder("good"), "*.h5").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    public static string Folder(string name) => RepositoryFolder.Combine("tests", "Bench.Hdf5.Tests", "Files", name);

    public static string Good(string name) => Path.Combine(Folder("good"), name + ".h5");

    public static string Bad(string name) => Path.Combine(Folder("bad"), name + ".h5");

    public static float Grey(int row, int column, int slice, int frame) => (1000 * row) + (50 * column) + (10 * slice) + frame;

    // Frames 1 and 3 alone are labelled.
    public static float Label(int row, int column, int slice, int frame) => frame is 1 or 3 ? (row + (2 * column) + slice + frame) % 3 : 0;

    /// <summary>The numbers of one frame, slice by slice, row by row.</summary>
    public static float[] Frame(Func<int, int, int, int, float> formula, int frame) =>
    [
        .. from slice in Enumerable.Range(0, Slices)
           from row in Enumerable.Range(0, Height)
           from column in Enumerable.Range(0, Width)
           select formula(row, column, slice, frame),
    ];

    /// <summary>All numbers as they lie in a file, with axes in the order H, W, S, F, or in reverse.</summary>
    public static float[] All(Func<int, int, int, int, float> formula, bool isReversed) => isReversed
        ?
        [
            .. from frame in Enumerable.Range(0, Frames)
               from slice in Enumerable.Range(0, Slices)
               from column in Enumerable.Range(0, Width)
               from row in Enumerable.Range(0, Height)
               select formula(row, column, slice, frame),
        ]
        :
        [
            .. from row in Enumerable.Range(0, Height)
               from column in Enumerable.Range(0, Width)
               from slice in Enumerable.Range(0, Slices)
               from frame in Enumerable.Range(0, Frames)
               select formula(row, column, slice, frame),
        ];
}
