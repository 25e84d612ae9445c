using System.CommandLine;
using Bench.Learning.Runtime.Libraries;

namespace Bench.Cli.Commands;

/// <summary>The option <c>--libtorch</c>, the same for every command that computes.</summary>
internal static class LibTorchOption
{
    public static Option<string?> Create() => new(LibTorchChoice.Option)
    {
        Description =
            $"Compute with an installed PyTorch (docs/gpu.md): its folder torch/lib, or {LibTorchChoice.Automatic} to ask python3. "
            + $"Default: {LibTorchChoice.Variable}, else the libtorch of this build.",
        HelpName = $"DIR|{LibTorchChoice.Automatic}",
    };
}
