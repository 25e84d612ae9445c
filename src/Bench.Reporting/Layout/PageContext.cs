using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>What a block may know when it is drawn.</summary>
/// <param name="Canvas">The page.</param>
/// <param name="PageOf">Page number (from 1) of each heading's anchor.</param>
internal sealed record PageContext(SKCanvas Canvas, IReadOnlyDictionary<string, int> PageOf);
