using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Server.Runs;

/// <summary>Pictures of the few cases that a result holds itself, cut to the heart.</summary>
internal static class ResultPictures
{
    private const string Note = "The pictures are those that the result holds, cut to the heart.";

    /// <summary>Pictures of a case; null where the result holds none.</summary>
    /// <param name="result">The result.</param>
    /// <param name="name">Name of the case.</param>
    /// <param name="spacing">Its voxel spacing.</param>
    public static CasePictures? Of(EvaluationResult result, string name, VoxelSpacing spacing)
    {
        if (result.Cines.FirstOrDefault(c => c.Mouse == name) is not { } cine || cine.Slices.Min() < 0)
            return null;
        var size = new StackSize(cine.Height, cine.Width, cine.Slices.Max() + 1);
        if ((long)cine.Height * cine.Width * (cine.Slices.Max() + 1L) > PackedBytes.MostBytes)
            return null;
        var images = new Lazy<byte[]>(() => PackedBytes.Unpack(cine.Images));
        var labels = cine.Labels.DistinctBy(l => l.Model).ToDictionary(
            l => l.Model, l => (l.Frames, Bytes: new Lazy<byte[]>(() => PackedBytes.Unpack(l.Labels))));
        return new CasePictures(size, spacing, cine.Frames, Note)
        {
            Image = frame => Place(cine, size, images.Value, Position(cine.Frames, frame), cine.ImageStep),
            Labels = (who, frame) => labels.TryGetValue(who, out var own)
                ? Place(cine, size, own.Bytes.Value, Position(own.Frames, frame), 1)
                : null,
        };
    }

    private static int Position(IReadOnlyList<int> frames, int frame) =>
        Enumerable.Range(0, frames.Count).FirstOrDefault(i => frames[i] == frame, -1);

    // Each grey value stands for a square of pixels; slices that are not held stay black. Values that are not there stay 0.
    private static byte[]? Place(MouseCine cine, StackSize size, byte[] packed, int position, int step)
    {
        var (rows, columns) = ((cine.Height + step - 1) / step, (cine.Width + step - 1) / step);
        var first = (long)position * cine.Slices.Count * rows * columns;
        if (position < 0 || first + ((long)cine.Slices.Count * rows * columns) > packed.Length)
            return null;
        var shown = new byte[size.Count];
        for (var s = 0; s < cine.Slices.Count; s++)
        {
            for (var row = 0; row < cine.Height; row++)
            {
                for (var column = 0; column < cine.Width; column++)
                {
                    shown[size.IndexOf(row, column, cine.Slices[s])] =
                        packed[first + ((((long)s * rows) + (row / step)) * columns) + (column / step)];
                }
            }
        }

        return shown;
    }
}
