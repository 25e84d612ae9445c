using System.Runtime.InteropServices;

namespace Bench.Learning.Runtime;

/// <summary>A GPU failed, as CUDA's own library says; libtorch's own failures are of the same kind. See <see cref="DeviceFailure"/>.</summary>
internal sealed class CudaException(string message) : ExternalException(message);
