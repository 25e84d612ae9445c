using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Learning.Segmentation;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>A model on a make-believe GPU that labels images of 2 × 2 by their grey value, and has memory for few at a time.</summary>
/// <param name="most">Images that fit.</param>
internal sealed class SmallMemoryModel(int most) : ISharedModel
{
    public static WorkingGrid Grid => WorkingGrid.For(2, 2, 0, 1);

    public int Refused { get; private set; }

    public int Labelled { get; private set; }

    public bool IsShared => true;

    public string Description => "test";

    public int Classes => 3;

    public ScoreKind Kind => ScoreKind.Logits;

    public int ImagesAPass(int pixels) => 16;

    public WorkingGrid GridFor(StackSize size) => Grid;

    public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => slice.CopyTo(scaled);

    public Tensor Bring(IEnumerable<ReadOnlyMemory<float>> images, int count, WorkingGrid grid) =>
        tensor(images.SelectMany(i => i.ToArray()).ToArray(), [count, 1, 2, 2]).DetachFromDisposeScope();

    public Tensor Scores(float[] images, int count, WorkingGrid grid) => throw new NotSupportedException();

    public Tensor Scores(Tensor images)
    {
        if (images.shape[0] > most)
        {
            Refused++;
            throw new LibTorchFailure("CUDA out of memory. Tried to allocate 2.00 GiB.");
        }

        Labelled += (int)images.shape[0];
        return cat([.. Enumerable.Range(0, 3).Select(c => images.eq(c.ToScalar()).to(ScalarType.Float32))], 1);
    }

    public void Dispose()
    {
    }
}
