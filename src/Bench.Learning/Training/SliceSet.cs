using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Learning.Preprocessing;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

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
    /// <param name="grid">The grid that images and labels are brought to; null for their own, which must be of one size.</param>
    /// <param name="classes">Classes of the networks, background included.</param>
    /// <exception cref="InputException">
    /// No mice, a mouse twice, frames without images, grey values that are not numbers, a structure that nobody has drawn.
    /// </exception>
    public static SliceSet From(IReadOnlyList<MouseCase> cases, string role, StudyGrid? grid = null, int classes = LabelMap.ClassCount)
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
        foreach (var mouse in cases)
        {
            foreach (var frame in mouse.Frames)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{mouse.Mouse}, frame {mouse.NumberOf(frame.FrameIndex)}");
                var size = frame.Reference.Size;
                if (frame.Image is null || frame.Image.Size != size)
                {
                    var reason = frame.Image is null ? "has no image" : $"has an image of {frame.Image.Size} and masks of {size}";
                    throw new InputException(name, $"{reason}.", "train on files that hold images and masks of one size.");
                }

                RequireClasses(frame.Reference, classes, name);
                var worked = CaseOnGrid.Of(frame, mouse.Spacing, grid);
                slices.AddRange(Enumerable.Range(0, size.Slices).Select(s => (mouse, worked, s)));
            }
        }

        var set = new SliceSet(slices);
        set.RequireNumbers();
        set.RequireStructures(source, classes);
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
        return string.Create(CultureInfo.InvariantCulture, $"{mouse.Mouse} frame {mouse.NumberOf(frame.FrameIndex)} slice {slice}");
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
                    NameOf(i), string.Create(
                        CultureInfo.InvariantCulture,
                        $"its image holds {Image(i)[at]} at row {at / Width}, column "
                            + $"{at % Width}."), "give grey values that are finite numbers.");
            }
        }
    }

    // Without one of them an hour of training ends in a network that cannot find it.
    private void RequireStructures(string source, int classes)
    {
        for (byte label = 1; label < classes; label++)
        {
            if (!Enumerable.Range(0, Count).Any(i => Labels(i).Contains(label)))
            {
                throw new InputException(
                    source,
                    string.Create(
                        CultureInfo.InvariantCulture, $"none of their {Count} slices has a voxel of the {Word(label)} (label {label})."),
                    "look at the masks (bench verify-data), or choose other mice in the split.");
            }
        }
    }

    // A label without a class would be no class at all to the loss, not even background.
    private static void RequireClasses(LabelMap labels, int classes, string name)
    {
        if (labels.Labels.IndexOfAnyInRange((byte)classes, byte.MaxValue) is var at and >= 0)
        {
            throw new InputException(
                name,
                $"its mask has the {Word(labels.Labels[at])}, which is none of the study's structures.",
                "name a study that has it (--study), or leave it out of --labels.");
        }
    }

    private static string Word(byte label) => Vocabulary.InSentence((Structure)label);

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
