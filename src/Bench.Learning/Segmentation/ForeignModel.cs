using System.Globalization;
using Bench.Core;
using Bench.Learning.Preprocessing;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>
/// A model made elsewhere: images are laid out as declared, and what comes back is checked and put in this program's order.
/// </summary>
/// <param name="source">The file, which messages name.</param>
/// <param name="input">What was declared.</param>
internal abstract class ForeignModel(string source, ModelInput input) : IScoreModel
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
    public Tensor Scores(float[] images, int count, WorkingGrid grid)
    {
        var pass = FixedBatch > 0 ? FixedBatch : count;
        var length = grid.WorkingHeight * grid.WorkingWidth;
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (var first = 0; first < count; first += pass)
        {
            var taken = Math.Min(pass, count - first);
            long[] shape = input.Layout == PixelLayout.Nchw
                ? [pass, input.Channels, grid.WorkingHeight, grid.WorkingWidth]
                : [pass, grid.WorkingHeight, grid.WorkingWidth, input.Channels];
            parts.Add(
                Ordered(Run(LaidOut(images.AsSpan(first * length, taken * length), pass, length), shape), pass, grid).narrow(0, 0, taken));
        }

        var scores = cat(parts, 0);
        if (input.Scores is null && _kind != ScoreKind.Labels)
        {
            _kind = Joined(_kind, KindOf(scores));
        }

        return scores.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Runs the model.</summary>
    /// <param name="values">The input, last axis fastest.</param>
    /// <param name="shape">Its four extents, laid out as declared.</param>
    /// <returns>What comes back, on the CPU, float32, laid out as declared if it is as it should be.</returns>
    protected abstract Tensor Run(float[] values, long[] shape);

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

    private static ScoreKind KindOf(Tensor scores) =>
        scores.min().item<float>() < -Tolerance || scores.max().item<float>() > 1 + Tolerance ? ScoreKind.Logits
        : scores.sum(1).allclose(ones([1]), rtol: 0, atol: Tolerance) ? ScoreKind.Probabilities
        : ScoreKind.Sigmoid;

    // Logits may lie within 0 to 1 for a while, and sigmoids may sum to 1; the other way round it is a contradiction.
    private static ScoreKind Joined(ScoreKind? before, ScoreKind now) => (before, now) switch
    {
        (null, _) => now,
        (ScoreKind.Logits, _) or (ScoreKind.Sigmoid, ScoreKind.Probabilities) => before.Value,
        _ => before == now ? now : ScoreKind.Unclear,
    };

    private Tensor Ordered(Tensor given, int count, WorkingGrid grid)
    {
        var isNchw = input.LayoutOfOutput == PixelLayout.Nchw;
        long[] wanted = isNchw
            ? [count, Classes, grid.WorkingHeight, grid.WorkingWidth]
            : [count, grid.WorkingHeight, grid.WorkingWidth, Classes];
        long[] plain = [count, grid.WorkingHeight, grid.WorkingWidth];
        if (given.shape.SequenceEqual(plain) || given.shape.SequenceEqual(isNchw ? [count, 1, .. plain[1..]] : [.. plain, 1]))
        {
            _kind = ScoreKind.Labels;
            return FromLabels(given.reshape(plain));
        }

        if (!given.shape.SequenceEqual(wanted))
        {
            throw new InputException(
                source,
                $"its output {OutputName} is [{string.Join(", ", given.shape)}] for images of {grid.WorkingHeight} × "
                    + $"{grid.WorkingWidth}, not [{string.Join(", ", wanted)}].",
                $"check --layout and --output-layout; the model must score {input.ClassesInWords} classes for every pixel, or give "
                    + "its label.");
        }

        if (!given.isfinite().all().item<bool>())
        {
            throw new InputException(source, $"its output {OutputName} holds NaN or infinities.", "check --scale and the model.");
        }

        var channelsFirst = isNchw ? given : given.permute(0, 3, 1, 2);
        return channelsFirst.index_select(1, tensor(Order));
    }

    // A label is a channel that has all of the score, so that whatever follows is the same.
    private Tensor FromLabels(Tensor map)
    {
        var channels = tensor([.. Enumerable.Range(0, Classes).Select(label => (float)label)]).reshape(1, Classes, 1, 1);
        var scores = map.unsqueeze(1).eq(channels);
        if (!scores.any(1).all().item<bool>())
        {
            var (least, most) = (map.min().item<float>(), map.max().item<float>());
            throw new InputException(
                source,
                string.Create(CultureInfo.InvariantCulture,
                    $"its output {OutputName} has one number per pixel, from {least:G4} to {most:G4}, and they are not all labels "
                        + $"{input.LabelsInWords}."),
                $"use a model that gives {input.ClassesInWords} class scores per pixel ({input.StructuresInWords}), or the label "
                    + $"{input.LabelsInWords}.");
        }

        return scores.to(ScalarType.Float32).index_select(1, tensor(Order));
    }

    // For each label, its channel.
    private long[] Order => [.. Enumerable.Range(0, Classes).Select(label => (long)input.LabelOrder.ToList().IndexOf(label))];
}
