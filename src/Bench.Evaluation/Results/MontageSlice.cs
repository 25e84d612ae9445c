namespace Bench.Evaluation.Results;

/// <summary>A cropped slice with the expert's and the models' labels.</summary>
/// <param name="Slice">0-based slice.</param>
/// <param name="Height">Rows of the crop.</param>
/// <param name="Width">Columns of the crop.</param>
/// <param name="Image">Height·Width grey values 0 … 255, row by row; empty where only masks were given.</param>
/// <param name="Reference">Height·Width labels by the expert.</param>
/// <param name="Predicted">Height·Width labels by each model, in the order of the result's models; empty for a model without this case.</param>
public sealed record MontageSlice(int Slice, int Height, int Width, byte[] Image, byte[] Reference, IReadOnlyList<byte[]> Predicted);
