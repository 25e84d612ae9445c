namespace Bench.Data.Phantom;

/// <summary>The part of a slice that does not beat. All are row by row.</summary>
/// <param name="Image">Grey values without coil shading and noise.</param>
/// <param name="Coarse">Unevenness over about 1.3 mm, −1 … 1.</param>
/// <param name="Fine">Unevenness over about 0.3 mm, −1 … 1.</param>
internal sealed record SurroundingSlice(float[] Image, float[] Coarse, float[] Fine);
