using Bench.Core;

namespace Bench.Learning.Runtime;

/// <summary>libtorch, the native library behind every network, cannot be loaded on this machine.</summary>
public sealed class TorchUnavailableException : InputException
{
    /// <summary>Describes why the library cannot be loaded.</summary>
    /// <param name="reason">What the loader said, in one sentence.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="innerException">What was caught.</param>
    public TorchUnavailableException(string reason, string remedy, Exception? innerException = null)
        : base("libtorch", reason, remedy, innerException)
    {
    }
}
