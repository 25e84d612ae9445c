using System.Runtime.InteropServices;

namespace Bench.Learning.Tests;

/// <summary>What TorchSharp throws for everything that libtorch says.</summary>
internal sealed class LibTorchFailure(string words) : ExternalException(words);
