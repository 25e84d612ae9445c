using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>
/// A network that looks at every image in all eight orientations (four quarter turns, mirrored or not), whose probabilities are turned back
/// and averaged. Hearts lie any way round in a scanner; a network that was trained on every way still answers a little differently to each.
/// </summary>
/// <param name="model">One of this program's networks, which take any size; freed together with this.</param>
internal sealed class TurnedModel(IScoreModel model) : IScoreModel
{
    private const int QuarterTurns = 4;

    private static readonly long[] Plane = [2, 3];
    private static readonly long[] Columns = [3];

    /// <inheritdoc/>
    public string Description => $"{model.Description}, mean of 8 orientations";

    /// <inheritdoc/>
    public ScoreKind Kind => ScoreKind.Probabilities;

    /// <inheritdoc/>
    public int Classes => model.Classes;

    /// <inheritdoc/>
    public int ImagesAPass(int pixels) => model.ImagesAPass(pixels);

    /// <inheritdoc/>
    public WorkingGrid GridFor(StackSize size) => model.GridFor(size);

    /// <inheritdoc/>
    public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => model.Scale(slice, scaled);

    /// <inheritdoc/>
    public Tensor Scores(float[] images, int count, WorkingGrid grid)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var upright = tensor(images, [count, 1, grid.WorkingHeight, grid.WorkingWidth]);
        var lying = new WorkingGrid(grid.Width, grid.Height, grid.Factor, grid.PaddedWidth, grid.PaddedHeight);
        var all = new List<Tensor>();
        for (var turns = 0; turns < QuarterTurns; turns++)
        {
            foreach (var mirrored in (bool[])[false, true])
            {
                using var inner = NewDisposeScope();
                var turned = (mirrored ? upright.flip(Columns) : upright.alias()).rot90(turns, (Plane[0], Plane[1]));
                var scores = model.Scores(StateDictionary.ToArray(turned), count, turns % 2 == 0 ? grid : lying);
                var shares = scores.softmax(1).rot90(-turns, (Plane[0], Plane[1]));
                all.Add((mirrored ? shares.flip(Columns) : shares).MoveToOuterDisposeScope());
            }
        }

        return stack(all).mean([0]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
