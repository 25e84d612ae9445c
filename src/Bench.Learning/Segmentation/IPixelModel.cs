using Bench.Core;
using Bench.Learning.Preprocessing;

namespace Bench.Learning.Segmentation;

/// <summary>A model that says of every pixel of an image what it is, whatever runs it.</summary>
internal interface IPixelModel : IDisposable
{
    /// <summary>What runs it and where, for a log line.</summary>
    string Description { get; }

    /// <summary>What the model's file says of itself, by key; empty where it says nothing.</summary>
    IReadOnlyDictionary<string, string> Metadata => new Dictionary<string, string>();

    /// <summary>What the scores are; of a model made elsewhere this is known once it has run.</summary>
    ScoreKind Kind { get; }

    /// <summary>Classes that it scores, background included.</summary>
    int Classes { get; }

    /// <summary>
    /// Whether several threads may ask at once: the model is on a GPU, which has its next work then while answers are read.
    /// </summary>
    bool TakesSeveral => false;

    /// <summary>Images that one pass should hold, at a number of working pixels an image.</summary>
    /// <param name="pixels">Working height × working width.</param>
    int ImagesAPass(int pixels);

    /// <summary>The size at which the model sees images of a stack.</summary>
    /// <param name="size">Extent of the stack.</param>
    /// <exception cref="InputException">The model cannot take images of this size.</exception>
    WorkingGrid GridFor(StackSize size);

    /// <summary>Scales the grey values of one slice as the model was trained on.</summary>
    /// <param name="slice">Grey values.</param>
    /// <param name="scaled">As many scaled ones.</param>
    void Scale(ReadOnlySpan<float> slice, Span<float> scaled);

    /// <summary>Runs the model.</summary>
    /// <param name="images">(N, 1, working height, working width), scaled.</param>
    /// <param name="count">N.</param>
    /// <param name="grid">From <see cref="GridFor"/>.</param>
    /// <param name="withProbabilities">Whether probabilities are wanted.</param>
    /// <returns>What it says at native size.</returns>
    /// <exception cref="InputException">The model fails on them, or gives something else, or has no probabilities.</exception>
    LabelledImages Label(float[] images, int count, WorkingGrid grid, bool withProbabilities);
}
