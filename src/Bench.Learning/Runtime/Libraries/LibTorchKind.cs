namespace Bench.Learning.Runtime.Libraries;

/// <summary>Who put a libtorch where it lies.</summary>
public enum LibTorchKind
{
    /// <summary>It comes with Bench.</summary>
    Package,

    /// <summary>PyTorch by pip.</summary>
    Pip,

    /// <summary>PyTorch by conda.</summary>
    Conda,

    /// <summary>PyTorch of Debian or a system like it.</summary>
    Debian,

    /// <summary>Anything else, such as the archive from pytorch.org.</summary>
    Other,
}

/// <summary>Words for <see cref="LibTorchKind"/>.</summary>
public static class LibTorchKinds
{
    /// <summary>What a reader is told.</summary>
    /// <param name="kind">The value.</param>
    public static string Words(this LibTorchKind kind) => kind switch
    {
        LibTorchKind.Package => "of this build of Bench",
        LibTorchKind.Pip => "PyTorch by pip",
        LibTorchKind.Conda => "PyTorch by conda",
        LibTorchKind.Debian => "PyTorch of the system's packages",
        _ => "another folder",
    };
}
