namespace Bench.Core;

/// <summary>One time frame that an expert contoured.</summary>
/// <param name="FrameIndex">0-based position in the cine.</param>
/// <param name="Phase">Its role in the cardiac cycle.</param>
/// <param name="Image">Grey values; null where a file holds masks only.</param>
/// <param name="Reference">The expert's labels, same size as the image.</param>
public sealed record ContouredFrame(int FrameIndex, CardiacPhase Phase, ImageStack? Image, LabelMap Reference);
