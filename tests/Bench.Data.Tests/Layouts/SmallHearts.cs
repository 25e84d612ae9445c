using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Nifti;

namespace Bench.Data.Tests.Layouts;

/// <summary>Hearts of a few voxels, drawn by counting, written with the labels 1 right ventricle, 2 myocardium, 3 blood pool.</summary>
internal static class SmallHearts
{
    /// <summary>Extent of every frame.</summary>
    public static readonly StackSize Size = new(12, 10, 3);

    /// <summary>Voxels of 2 × 2 × 10 mm: 0.04 ml.</summary>
    public static readonly VoxelSpacing Spacing = new(2, 2, 10);

    private static readonly string[] Names = ["background", "right_ventricle", "myocardium", "blood_pool"];

    /// <summary>A study with these labels, frames counted from 1 in <c>Info.cfg</c>.</summary>
    /// <param name="change">Another text in place of a part of the file, or none.</param>
    public static Study Study((string Part, string Instead)? change = null)
    {
        const string Text = """
            {"name": "small", "title": "Small hearts", "species": "human", "structures": ["myocardium", "blood_pool", "right_ventricle"],
             "labels": {"reference": {"1": "right_ventricle", "2": "myocardium", "3": "blood_pool"}}, "layout": "challenge",
             "phases": {"info_file": "Info.cfg", "first_frame": 1}, "groups": {"info_file": "Info.cfg", "column": "Group"},
             "units": {"volume": "ml", "mass": "g"}}
            """;
        var folder = Directory.CreateTempSubdirectory("bench-study-").FullName;
        var path = Path.Combine(folder, StudyFile.FileName);
        File.WriteAllText(path, change is { } part ? Text.Replace(part.Part, part.Instead, StringComparison.Ordinal) : Text);
        var study = StudyFile.Read(path);
        Directory.Delete(folder, recursive: true);
        return study;
    }

    /// <summary>Writes a mask with so many voxels of each structure, in order of memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="blood">Voxels of blood pool.</param>
    /// <param name="myocardium">Voxels of myocardium.</param>
    /// <param name="right">Voxels of right ventricle.</param>
    public static void Mask(string path, int blood, int myocardium = 20, int right = 15) =>
        NiftiWriter.Write(path, [Labels(blood, myocardium, right)], Spacing);

    /// <summary>Writes an image whose grey values are told apart by a number.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seed">The number.</param>
    /// <param name="size">Extent; null for <see cref="Size"/>.</param>
    public static void Image(string path, int seed, StackSize? size = null) =>
        NiftiWriter.Write(path, [Greys(seed, size ?? Size)], Spacing);

    /// <summary>A stack of grey values.</summary>
    /// <param name="seed">Tells stacks apart.</param>
    /// <param name="size">Extent.</param>
    public static ImageStack Greys(int seed, StackSize size) =>
        new(size, [.. Enumerable.Range(0, size.Count).Select(i => (float)((i * 7 % 31) + seed))]);

    /// <summary>Numbers as they stand in files.</summary>
    /// <param name="blood">Voxels of blood pool.</param>
    /// <param name="myocardium">Voxels of myocardium.</param>
    /// <param name="right">Voxels of right ventricle.</param>
    public static ImageStack Labels(int blood, int myocardium, int right)
    {
        var numbers = new float[Size.Count];
        Array.Fill(numbers, Array.IndexOf(Names, "blood_pool"), 0, blood);
        Array.Fill(numbers, Array.IndexOf(Names, "myocardium"), blood, myocardium);
        // With a gap, so that myocardium has background beside it.
        Array.Fill(numbers, Array.IndexOf(Names, "right_ventricle"), blood + myocardium + (Size.Width / 2), right);
        return new ImageStack(Size, numbers);
    }

    /// <summary>Writes <c>Info.cfg</c> of a case.</summary>
    /// <param name="folder">The case's folder; made if missing.</param>
    /// <param name="text">Its lines.</param>
    public static void Info(string folder, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Info.cfg"), text);
    }

    /// <summary>A case in the challenge's layout: ED in frame 1 and ES in frame 7, counted from 1.</summary>
    /// <param name="root">Folder of the data.</param>
    /// <param name="name">Name of the case.</param>
    /// <param name="group">Its group.</param>
    /// <param name="right">Voxels of its right ventricle.</param>
    public static void Challenge(string root, string name, string group = "NOR", int right = 15)
    {
        var folder = Path.Combine(root, name);
        Info(folder, $"ED: 1\r\nES: 7\r\nGroup: {group}\r\nHeight: 180.0\r\n");
        foreach (var (frame, blood) in new[] { ("01", 60), ("07", 30) })
        {
            Image(Path.Combine(folder, $"{name}_frame{frame}.nii.gz"), blood + name.Length + name[^1]);
            Mask(Path.Combine(folder, $"{name}_frame{frame}_gt.nii.gz"), blood, right: right);
        }
    }
}
