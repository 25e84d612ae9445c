namespace Bench.Learning.ModelFiles;

/// <summary>An array of an ONNX file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Bytes that its extents ask for; null where its type does not tell.</param>
/// <param name="External">
/// Where its numbers lie outside the file: <c>location</c>, <c>offset</c>, <c>length</c>; empty where they do not.
/// </param>
internal sealed record OnnxArray(string Name, long? Bytes, IReadOnlyDictionary<string, string> External);
