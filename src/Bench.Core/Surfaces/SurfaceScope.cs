namespace Bench.Core.Surfaces;

/// <summary>Where distances may run.</summary>
public enum SurfaceScope
{
    /// <summary>Through the stack, in three dimensions. With slices far apart, distances come in steps of the slice distance.</summary>
    Stack,

    /// <summary>Within one slice, in two dimensions.</summary>
    Slice,
}
