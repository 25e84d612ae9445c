using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>One frame of one mouse as a row of slices: best, median or worst by mean Dice of both structures.</summary>
/// <param name="Rank"><c>best</c>, <c>median</c> or <c>worst</c>.</param>
/// <param name="RankedBy">The model by whose Dice it was chosen.</param>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="FrameIndex">0-based frame.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="MeanDice">Mean of both structures' Dice in this frame, for the ranking model.</param>
/// <param name="Slices">Every slice that the expert or a model labelled, from base to apex, cropped to the heart.</param>
public sealed record MontageCase(
    string Rank, string RankedBy, string Mouse, int FrameIndex, CardiacPhase Phase, double MeanDice, IReadOnlyList<MontageSlice> Slices)
{
    /// <summary>
    /// Value of the image that is black in every slice, in the units of the file; NaN without images, and in results of earlier builds,
    /// whose slices have a window each.
    /// </summary>
    public double WindowLow { get; init; } = double.NaN;

    /// <summary>The value that is white, likewise.</summary>
    public double WindowHigh { get; init; } = double.NaN;

    /// <summary>
    /// False in results of earlier builds: there slices are as stored, and those without a label by the expert are missing.
    /// </summary>
    public bool IsComplete { get; init; }
}

/// <summary>A cropped slice with the expert's and the models' labels.</summary>
/// <param name="Slice">0-based slice.</param>
/// <param name="Height">Rows of the crop.</param>
/// <param name="Width">Columns of the crop.</param>
/// <param name="Image">Height·Width grey values 0 … 255, row by row; empty where only masks were given.</param>
/// <param name="Reference">Height·Width labels by the expert.</param>
/// <param name="Predicted">
/// Height·Width labels by each model, in the order of the result's models; empty for a model without this case.
/// </param>
public sealed record MontageSlice(int Slice, int Height, int Width, byte[] Image, byte[] Reference, IReadOnlyList<byte[]> Predicted);
