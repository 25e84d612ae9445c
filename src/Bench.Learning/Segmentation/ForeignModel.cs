using System.Globalization;
using Bench.Core;
using Bench.Learning.Preprocessing;

namespace Bench.Learning.Segmentation;

/// <summary>
/// A model made elsewhere: images are laid out as declared, and what comes back is checked and put in this program's order.
/// </summary>
/// <param name="source">The file, which messages name.</param>
/// <param name="input">What was declared.</param>
internal abstract class ForeignModel(string source, ModelInput input) : IPixelModel
{
    private const float Tolerance = 1e-3f;

    private ScoreKind? _kind = input.Scores;

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, string> Metadata => new Dictionary<string, string>();

    /// <inheritdoc/>
    public ScoreKind Kind => _kind ?? ScoreKind.Unclear;

    /// <summary>What was declared.</summary>
    protected ModelInput Declared => input;

    /// <summary>Images that the model wants in every pass; 0 for any number.</summary>
    protected virtual int FixedBatch => 0;

    /// <summary>Name of the output for messages.</summary>
    protected abstract string OutputName { get; }

    /// <inheritdoc/>
    public int Classes => input.Classes;

    /// <inheritdoc/>
    public int ImagesAPass(int pixels) => MemoryBudget.ImagesAPass(pixels, MemoryBudget.FloatsOfUnknown);

    /// <inheritdoc/>
    public virtual WorkingGrid GridFor(StackSize size)
    {
        if (input.Size is not { } wanted)
        {
            return WorkingGrid.For(size.Height, size.Width, input.WorkingSize, input.Multiple);
        }

        var factor = Math.Max((size.Height + wanted.Height - 1) / wanted.Height, (size.Width + wanted.Width - 1) / wanted.Width);
        return new WorkingGrid(size.Height, size.Width, factor, factor * wanted.Height, factor * wanted.Width);
    }

    /// <inheritdoc/>
    public void Scale(ReadOnlySpan<float> slice, Span<float> scaled)
    {
        switch (input.Scaling)
        {
            case GreyScaling.Unit:
                IntensityScaling.ToUnit(slice, scaled);
                break;
            case GreyScaling.ZScore:
                IntensityScaling.ToZScore(slice, scaled);
                break;
            default:
                slice.CopyTo(scaled);
                break;
        }
    }

    /// <inheritdoc/>
    public LabelledImages Label(float[] images, int count, WorkingGrid grid, bool withProbabilities)
    {
        var pass = FixedBatch > 0 ? FixedBatch : count;
        var length = grid.WorkingHeight * grid.WorkingWidth;
        var scores = new float[count * Classes * length];
        for (var first = 0; first < count; first += pass)
        {
            var taken = Math.Min(pass, count - first);
            long[] shape = input.Layout == PixelLayout.Nchw
                ? [pass, input.Channels, grid.WorkingHeight, grid.WorkingWidth]
                : [pass, grid.WorkingHeight, grid.WorkingWidth, input.Channels];
            var (given, extents) = Run(LaidOut(images.AsSpan(first * length, taken * length), pass, length), shape);
            Order(given, extents, pass, grid, scores.AsSpan(first * Classes * length, taken * Classes * length));
        }

        if (input.Scores is null && _kind != ScoreKind.Labels)
        {
            _kind = Joined(_kind, KindOf(scores, length));
        }

        return ArrayScores.Read(scores, count, Classes, grid, withProbabilities ? Kind : null);
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Runs the model.</summary>
    /// <param name="values">The input, last axis fastest.</param>
    /// <param name="shape">Its four extents, laid out as declared.</param>
    /// <returns>What comes back and its extents, laid out as declared if it is as it should be.</returns>
    protected abstract (float[] Values, long[] Shape) Run(float[] values, long[] shape);

    // Each grey image once for every channel. A pass that is not full ends in empty images, whose scores are cut off.
    private float[] LaidOut(ReadOnlySpan<float> images, int pass, int length)
    {
        var batch = new float[pass * input.Channels * length];
        for (var i = 0; i < images.Length; i++)
        {
            var (image, pixel) = Math.DivRem(i, length);
            for (var channel = 0; channel < input.Channels; channel++)
            {
                batch[
                    (image * input.Channels * length) + (
                        input.Layout == PixelLayout.Nchw ? (channel * length) + pixel : (pixel * input.Channels) + channel)] = images[i];
            }
        }

        return batch;
    }

    private ScoreKind KindOf(float[] scores, int length)
    {
        if (scores.Any(v => v is < -Tolerance or > 1 + Tolerance))
            return ScoreKind.Logits;
        for (var pixel = 0; pixel < scores.Length / Classes; pixel++)
        {
            var (image, at) = Math.DivRem(pixel, length);
            var sum = 0f;
            for (var label = 0; label < Classes; label++)
                sum += scores[((image * Classes + label) * length) + at];
            if (Math.Abs(sum - 1) > Tolerance)
                return ScoreKind.Sigmoid;
        }

        return ScoreKind.Probabilities;
    }

    // Logits may lie within 0 to 1 for a while, and sigmoids may sum to 1; the other way round it is a contradiction.
    private static ScoreKind Joined(ScoreKind? before, ScoreKind now) => (before, now) switch
    {
        (null, _) => now,
        (ScoreKind.Logits, _) or (ScoreKind.Sigmoid, ScoreKind.Probabilities) => before.Value,
        _ => before == now ? now : ScoreKind.Unclear,
    };

    // Puts what came of a pass into (image, label, row, column). The last images of a pass may be empty ones, and are left out.
    private void Order(float[] given, long[] shape, int pass, WorkingGrid grid, Span<float> ordered)
    {
        var isNchw = input.LayoutOfOutput == PixelLayout.Nchw;
        long[] wanted = isNchw
            ? [pass, Classes, grid.WorkingHeight, grid.WorkingWidth]
            : [pass, grid.WorkingHeight, grid.WorkingWidth, Classes];
        long[] plain = [pass, grid.WorkingHeight, grid.WorkingWidth];
        var areLabels = shape.SequenceEqual(plain) || shape.SequenceEqual(isNchw ? [pass, 1, .. plain[1..]] : [.. plain, 1]);
        if (areLabels)
        {
            _kind = ScoreKind.Labels;
            RequireLabels(given);
        }
        else if (!shape.SequenceEqual(wanted))
        {
            throw new InputException(
                source,
                $"its output {OutputName} is [{string.Join(", ", shape)}] for images of {grid.WorkingHeight} × "
                    + $"{grid.WorkingWidth}, not [{string.Join(", ", wanted)}].",
                $"check --layout and --output-layout; the model must score {input.ClassesInWords} classes for every pixel, or give "
                    + "its label.");
        }
        else if (!given.All(float.IsFinite))
        {
            throw new InputException(source, $"its output {OutputName} holds NaN or infinities.", "check --scale and the model.");
        }

        var length = grid.WorkingHeight * grid.WorkingWidth;
        var channels = Enumerable.Range(0, Classes).Select(label => input.LabelOrder.ToList().IndexOf(label)).ToArray();
        for (var plane = 0; plane < ordered.Length / length; plane++)
        {
            var (image, label) = Math.DivRem(plane, Classes);
            var channel = channels[label];
            var target = ordered.Slice(plane * length, length);
            for (var pixel = 0; pixel < length; pixel++)
            {
                // A label is a channel that has all of the score, so that whatever follows is the same.
                target[pixel] = areLabels ? (given[image * length + pixel] == channel ? 1 : 0)
                    : isNchw ? given[(image * Classes + channel) * length + pixel]
                    : given[(image * length + pixel) * Classes + channel];
            }
        }
    }

    private void RequireLabels(float[] map)
    {
        if (map.All(v => v >= 0 && v < Classes && v == MathF.Truncate(v)))
            return;
        throw new InputException(
            source,
            string.Create(CultureInfo.InvariantCulture,
                $"its output {OutputName} has one number per pixel, from {map.Min():G4} to {map.Max():G4}, and they are not all labels "
                    + $"{input.LabelsInWords}."),
            $"use a model that gives {input.ClassesInWords} class scores per pixel ({input.StructuresInWords}), or the label "
                + $"{input.LabelsInWords}.");
    }
}
