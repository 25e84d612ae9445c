using Bench.Core;
using Bench.Learning.Preprocessing;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>A model made elsewhere: images are laid out as declared, and what comes back is checked and put in this program's order.</summary>
/// <param name="source">The file, which messages name.</param>
/// <param name="input">What was declared.</param>
internal abstract class ForeignModel(string source, ModelInput input) : IScoreModel
{
    private const int PixelsAPass = 4 * 256 * 256;
    private bool? _givesProbabilities;

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public bool GivesProbabilities => _givesProbabilities ?? false;

    /// <summary>What was declared.</summary>
    protected ModelInput Declared => input;

    /// <summary>Images that the model wants in every pass; 0 for any number.</summary>
    protected virtual int FixedBatch => 0;

    /// <summary>Name of the output for messages.</summary>
    protected abstract string OutputName { get; }

    /// <inheritdoc/>
    public int ImagesAPass(int pixels) => Math.Max(1, PixelsAPass / pixels);

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
            // A pass that is not full ends in empty images, whose scores are cut off.
            var batch = new float[pass * length];
            var taken = Math.Min(pass, count - first);
            images.AsSpan(first * length, taken * length).CopyTo(batch);
            long[] shape = input.Layout == PixelLayout.Nchw ? [pass, 1, grid.WorkingHeight, grid.WorkingWidth] : [pass, grid.WorkingHeight, grid.WorkingWidth, 1];
            parts.Add(Ordered(Run(batch, shape), pass, grid).narrow(0, 0, taken));
        }

        var scores = cat(parts, 0);
        _givesProbabilities ??= AreProbabilities(scores);
        return scores.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Runs the model.</summary>
    /// <param name="values">The input, last axis fastest.</param>
    /// <param name="shape">Its four extents, laid out as declared.</param>
    /// <returns>What comes back, on the CPU, float32, laid out as declared if it is as it should be.</returns>
    protected abstract Tensor Run(float[] values, long[] shape);

    private static bool AreProbabilities(Tensor scores) =>
        scores.min().item<float>() >= -1e-3f && scores.sum(1).allclose(ones([1]), rtol: 0, atol: 1e-3);

    private Tensor Ordered(Tensor given, int count, WorkingGrid grid)
    {
        long[] wanted = input.Layout == PixelLayout.Nchw
            ? [count, LabelMap.ClassCount, grid.WorkingHeight, grid.WorkingWidth]
            : [count, grid.WorkingHeight, grid.WorkingWidth, LabelMap.ClassCount];
        if (!given.shape.SequenceEqual(wanted))
        {
            throw new InputException(
                source, $"its output {OutputName} is [{string.Join(", ", given.shape)}] for images of {grid.WorkingHeight} × {grid.WorkingWidth}, not [{string.Join(", ", wanted)}].", "check --layout; the model must score three classes for every pixel.");
        }

        if (!given.isfinite().all().item<bool>())
        {
            throw new InputException(source, $"its output {OutputName} holds NaN or infinities.", "check --scale and the model.");
        }

        var channelsFirst = input.Layout == PixelLayout.Nchw ? given : given.permute(0, 3, 1, 2);
        long[] order = [.. Enumerable.Range(0, LabelMap.ClassCount).Select(label => (long)input.LabelOrder.ToList().IndexOf(label))];
        return channelsFirst.index_select(1, tensor(order));
    }
}
