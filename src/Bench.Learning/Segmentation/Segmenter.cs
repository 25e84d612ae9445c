using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Labels image stacks with a trained model: the class of highest probability, nothing cleaned. Sides that the model cannot take are padded
/// by repeating the last row and column, and cut back exactly.
/// </summary>
public sealed class Segmenter : IDisposable
{
    private readonly IPixelModel _model;
    private readonly int _imagesAPass;

    /// <summary>Puts weights into a network that libtorch runs.</summary>
    /// <param name="runtime">libtorch, loaded.</param>
    /// <param name="weights">Trained weights.</param>
    /// <param name="imagesAPass">Images that go through the network together; 0 for as many as a bounded memory allows.</param>
    /// <param name="allOrientations">
    /// True for the mean probability over the eight orientations of each image, at eight times the work.
    /// </param>
    /// <exception cref="InputException">The weights do not fit the network that they name, or are not numbers.</exception>
    public Segmenter(TorchRuntime runtime, NetworkWeights weights, int imagesAPass = 0, bool allOrientations = false)
        : this(Turned(new TorchModel(runtime, weights), allOrientations), imagesAPass) =>
        (Grid, Look) = (weights.Grid, SecondLook.Of(weights.Metadata));

    internal Segmenter(IPixelModel model, int imagesAPass)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(imagesAPass);
        _model = model;
        _imagesAPass = imagesAPass;
    }

    /// <summary>Exports a network of this program in memory, and lets ONNX Runtime run it on the CPU, without libtorch.</summary>
    /// <param name="weights">Trained weights.</param>
    /// <param name="threads">Threads inside one operator, at least 1.</param>
    /// <param name="imagesAPass">Images that go through the network together; 0 for as many as a bounded memory allows.</param>
    /// <exception cref="InputException">The weights lack arrays or are not numbers.</exception>
    public static Segmenter WithOnnxRuntime(NetworkWeights weights, int threads, int imagesAPass = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new Segmenter(new OnnxNetworkModel(weights, threads), imagesAPass)
        {
            Grid = weights.Grid,
            Look = SecondLook.Of(weights.Metadata),
        };
    }

    /// <summary>
    /// Puts weights into a folded network: up to rounding the same scores, in a fraction of the time (docs/performance.md).
    /// </summary>
    /// <param name="runtime">libtorch, loaded; its precision is the convolutions'.</param>
    /// <param name="weights">Trained weights.</param>
    /// <param name="imagesAPass">Images that go through the network together; 0 for as many as a bounded memory allows.</param>
    /// <param name="allOrientations">
    /// True for the mean probability over the eight orientations of each image, at eight times the work.
    /// </param>
    /// <exception cref="InputException">The weights lack arrays or are not numbers.</exception>
    public static Segmenter Folded(TorchRuntime runtime, NetworkWeights weights, int imagesAPass = 0, bool allOrientations = false)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentNullException.ThrowIfNull(weights);
        return new Segmenter(Turned(new FoldedModel(runtime, weights), allOrientations), imagesAPass)
        {
            Grid = weights.Grid,
            Look = SecondLook.Of(weights.Metadata),
        };
    }

    /// <summary>Loads an ONNX model made elsewhere; ONNX Runtime runs it on the CPU, without libtorch.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">What the file does not say.</param>
    /// <param name="threads">Threads inside one operator, at least 1.</param>
    /// <param name="imagesAPass">Images that go through the model together; 0 for as many as a bounded memory allows.</param>
    /// <exception cref="InputException">
    /// Not a model, or one that does not fit what was declared; the message names node and shape.
    /// </exception>
    public static Segmenter OfOnnxFile(string path, ModelInput input, int threads, int imagesAPass = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        var model = ForeignOnnxModel.Load(path, input, threads);
        return new Segmenter(model, imagesAPass)
        {
            Grid = model.Metadata.TryGetValue(GridText.Key, out var grid) ? GridText.Read(grid, path) : input.Grid,
        };
    }

    /// <summary>Loads a TorchScript file made elsewhere; libtorch runs it.</summary>
    /// <param name="runtime">libtorch, loaded.</param>
    /// <param name="path">The file.</param>
    /// <param name="input">What the file does not say.</param>
    /// <param name="imagesAPass">Images that go through the model together; 0 for as many as a bounded memory allows.</param>
    /// <exception cref="InputException">libtorch cannot load it.</exception>
    public static Segmenter OfTorchScriptFile(TorchRuntime runtime, string path, ModelInput input, int imagesAPass = 0)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        return new Segmenter(TorchScriptModel.Load(path, input, runtime), imagesAPass) { Grid = input?.Grid };
    }

    /// <summary>What runs the model and where, for a log line.</summary>
    public string Description => _model.Description;

    /// <summary>What the model's scores are; of a model made elsewhere this is known once it has segmented something.</summary>
    public ScoreKind Scores => _model.Kind;

    /// <summary>What the model's file says of itself, by key; empty where it says nothing.</summary>
    public IReadOnlyDictionary<string, string> ModelMetadata => _model.Metadata;

    /// <summary>The grid of the study that the model looks at; null where it looks at images on their own.</summary>
    public StudyGrid? Grid { get; init; }

    /// <summary>How the model looks at a stack twice; null where it looks once.</summary>
    public SecondLook? Look { get; init; }

    /// <summary>
    /// Labels a stack on its own grid: brought to the model's grid, if it has one, and its probabilities back before labels are read off
    /// them.
    /// </summary>
    /// <param name="image">Grey values on their own grid.</param>
    /// <param name="spacing">Their spacing.</param>
    /// <param name="withProbabilities">Whether probabilities are wanted.</param>
    /// <param name="cancellation">Looked at between batches of slices.</param>
    /// <exception cref="InputException">A model made elsewhere does not take these images.</exception>
    public SegmentedStack Segment(ImageStack image, VoxelSpacing spacing, bool withProbabilities, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (Grid is null)
        {
            return Segment(image, withProbabilities, cancellation);
        }

        var resampling = StackResampling.To(Grid, image.Size, spacing);
        var working = Segment(resampling.Image(image), withProbabilities: true, cancellation);
        var (labels, probabilities) = resampling.Back(working.Probabilities, _model.Classes);
        return working with { Labels = labels, Probabilities = withProbabilities ? probabilities : null };
    }

    /// <summary>Labels one stack that is on the model's grid.</summary>
    /// <param name="image">Grey values; any size, each slice scaled on its own.</param>
    /// <param name="cancellation">Looked at between batches of slices.</param>
    /// <returns>Labels, same size.</returns>
    /// <exception cref="InputException">A model made elsewhere does not take these images.</exception>
    public LabelMap Segment(ImageStack image, CancellationToken cancellation = default) =>
        Segment(image, withProbabilities: false, cancellation).Labels;

    /// <summary>Labels one stack that is on the model's grid, and says how sure the model is.</summary>
    /// <param name="image">Grey values; any size, each slice scaled on its own.</param>
    /// <param name="withProbabilities">Whether probabilities are wanted.</param>
    /// <param name="cancellation">Looked at between batches of slices.</param>
    /// <exception cref="InputException">A model made elsewhere does not take these images.</exception>
    public SegmentedStack Segment(ImageStack image, bool withProbabilities, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (Look is null)
        {
            return LookOnce(image, withProbabilities, cancellation);
        }

        var seen = new TwoLooks(Look, stack => LookOnce(stack, withProbabilities: true, cancellation)).At(image);
        return withProbabilities ? seen : seen with { Probabilities = null };
    }

    /// <summary>
    /// Whether slices of several stacks go through the model together, which
    /// <see cref="Segment(IEnumerable{PreparedStack}, CancellationToken)"/> does.
    /// </summary>
    public bool SharesPasses => Grid is null && Look is null && _model is ISharedModel { IsShared: true };

    /// <summary>Whether several threads may label stacks at once, which are the faster for it.</summary>
    public bool TakesSeveral => _model.TakesSeveral;

    /// <summary>Scales a stack as the model wants it. May be called by several threads at once where <see cref="SharesPasses"/>.</summary>
    /// <param name="image">Grey values; any size, each slice scaled on its own.</param>
    public PreparedStack Prepare(ImageStack image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = _model.GridFor(image.Size);
        return new PreparedStack(image.Size, grid, Prepare(image, 0, image.Size.Slices, grid));
    }

    /// <summary>Labels many stacks.</summary>
    /// <param name="stacks">Stacks of any sizes; some are asked for ahead of what is given back.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    /// <returns>Their labels, in the same order.</returns>
    public IEnumerable<LabelMap> Segment(IEnumerable<PreparedStack> stacks, CancellationToken cancellation = default) =>
        _model is ISharedModel shared
        ? new SharedPasses(shared, _imagesAPass).Run(stacks, cancellation)
        : throw new InvalidOperationException("this model labels one stack at a time.");

    /// <summary>Frees the model's memory.</summary>
    public void Dispose() => _model.Dispose();

    private static IScoreModel Turned(IScoreModel model, bool allOrientations) => allOrientations ? new TurnedModel(model) : model;

    private SegmentedStack LookOnce(ImageStack image, bool withProbabilities, CancellationToken cancellation)
    {
        var size = image.Size;
        var grid = _model.GridFor(size);
        var labels = new byte[size.Count];
        var probabilities = withProbabilities ? new float[(long)size.Count * _model.Classes] : null;
        var most = Math.Clamp(_imagesAPass > 0 ? _imagesAPass : _model.ImagesAPass(grid.WorkingHeight * grid.WorkingWidth), 1, size.Slices);
        for (var first = 0; first < size.Slices; first += most)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(most, size.Slices - first);
            var pass = _model.Label(Prepare(image, first, count, grid), count, grid, withProbabilities);
            pass.Labels.CopyTo(labels, first * size.SliceLength);
            pass.Probabilities?.CopyTo(probabilities!, (long)first * size.SliceLength * _model.Classes);
        }

        return new SegmentedStack(new LabelMap(size, labels), probabilities);
    }

    private float[] Prepare(ImageStack image, int first, int count, WorkingGrid grid)
    {
        var length = grid.WorkingHeight * grid.WorkingWidth;
        var input = new float[count * length];
        var scaled = new float[image.Size.SliceLength];
        for (var i = 0; i < count; i++)
        {
            _model.Scale(image.Slice(first + i), scaled);
            grid.Reduce(scaled, input.AsSpan(i * length, length));
        }

        return input;
    }
}
