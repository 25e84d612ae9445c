using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bench.Core;

namespace Bench.Learning.Training;

/// <summary>All slices of all contoured frames of some mice, empty slices included, in order of mouse, frame and slice.</summary>
internal sealed class SliceSet
{
    private readonly IReadOnlyList<(MouseCase Case, ContouredFrame Frame, int Slice)> _slices;

    private SliceSet(IReadOnlyList<(MouseCase Case, ContouredFrame Frame, int Slice)> slices)
    {
        _slices = slices;
        var size = slices[0].Frame.Reference.Size;
        (Height, Width) = (size.Height, size.Width);
    }

    /// <summary>Number of slices, at least 1.</summary>
    public int Count => _slices.Count;

    /// <summary>Rows of every image.</summary>
    public int Height { get; }

    /// <summary>Columns of every image.</summary>
    public int Width { get; }

    /// <summary>Collects slices.</summary>
    /// <param name="cases">Mice.</param>
    /// <param name="role">What they are for, for messages: <c>training</c> or <c>validation</c>.</param>
    /// <exception cref="InputException">No mice, a mouse twice, frames without images, sizes that differ, grey values that are not numbers, a structure that nobody has drawn.</exception>
    public static SliceSet From(IReadOnlyList<MouseCase> cases, string role)
    {
        var source = $"{role} mice";
        if (cases.Count == 0)
        {
            throw new InputException(source, "there are none.", "name at least one mouse in the split.");
        }

        var twice = cases.GroupBy(c => c.Mouse).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InputException(source, $"{twice.Key} is listed {twice.Count()} times.", "list each mouse once.");
        }

        var slices = new List<(MouseCase, ContouredFrame, int)>();
        var first = cases[0].Frames[0].Reference.Size;
        foreach (var mouse in cases)
        {
            foreach (var frame in mouse.Frames)
            {
                var size = frame.Reference.Size;
                if (frame.Image is null || frame.Image.Size != size)
                {
                    var reason = frame.Image is null ? "has no image" : $"has an image of {frame.Image.Size} and masks of {size}";
                    throw new InputException($"{mouse.Mouse}, frame {frame.FrameIndex}", $"{reason}.", "train on files that hold images and masks of one size.");
                }

                if (size.Height != first.Height || size.Width != first.Width)
                {
                    throw new InputException(
                        $"{mouse.Mouse}, frame {frame.FrameIndex}",
                        $"its images have {size.Height} × {size.Width} pixels, those of {cases[0].Mouse} {first.Height} × {first.Width}.",
                        "bring all images to one size before training.");
                }

                slices.AddRange(Enumerable.Range(0, size.Slices).Select(s => (mouse, frame, s)));
            }
        }

        var set = new SliceSet(slices);
        set.RequireNumbers();
        set.RequireBothStructures(source);
        return set;
    }

    /// <summary>Grey values of one slice, H·W.</summary>
    public ReadOnlySpan<float> Image(int index) => _slices[index].Frame.Image!.Slice(_slices[index].Slice);

    /// <summary>Labels of one slice, H·W.</summary>
    public ReadOnlySpan<byte> Labels(int index) => _slices[index].Frame.Reference.Slice(_slices[index].Slice);

    /// <summary>Mouse, frame and slice, for messages.</summary>
    public string NameOf(int index)
    {
        var (mouse, frame, slice) = _slices[index];
        return string.Create(CultureInfo.InvariantCulture, $"{mouse.Mouse} frame {frame.FrameIndex} slice {slice}");
    }

    // A slice that is not of numbers would be trained on as a black one.
    private void RequireNumbers()
    {
        for (var i = 0; i < Count; i++)
        {
            var at = Image(i).IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
            if (at >= 0)
            {
                throw new InputException(
                    NameOf(i), string.Create(CultureInfo.InvariantCulture, $"its image holds {Image(i)[at]} at row {at / Width}, column {at % Width}."), "give grey values that are finite numbers.");
            }
        }
    }

    // Without one of them an hour of training ends in a network that cannot find it.
    private void RequireBothStructures(string source)
    {
        foreach (var structure in Vocabulary.Structures.Order())
        {
            if (!Enumerable.Range(0, Count).Any(i => Labels(i).Contains((byte)structure)))
            {
                throw new InputException(
                    source,
                    string.Create(CultureInfo.InvariantCulture, $"none of their {Count} slices has a voxel of the {(structure == Structure.Myocardium ? "myocardium (label 1)" : "blood pool (label 2)")}."),
                    "look at the masks (bench verify-data), or choose other mice in the split.");
            }
        }
    }

    /// <summary>SHA-256 over names, images and labels in order, lower-case hexadecimal.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < Count; i++)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(NameOf(i)));
            hash.AppendData(MemoryMarshal.AsBytes(Image(i)));
            hash.AppendData(Labels(i));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
