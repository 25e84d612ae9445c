
namespace Bench.Harness.Progress;

/// <summary>Work that was interrupted and can say better than the command line what is on disk now and how to go on.</summary>
/// <param name="message">Both, in a sentence or two.</param>
internal sealed class StoppedWorkException(string message) : OperationCanceledException(message);
