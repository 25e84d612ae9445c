using Bench.Learning.Runtime;
using Bench.Learning.Runtime.Libraries;

namespace Bench.Harness.Options;

/// <summary>What a job computes with.</summary>
internal static class ComputingSettings
{
    /// <summary>The value that leaves a choice to Bench.</summary>
    public const string Automatic = "auto";

    public static Setting<string> Device { get; } = Setting.Word(
        "--device", "Where to compute. auto: a CUDA GPU where one can be used, else the CPU.", "cpu", "cuda", Automatic);

    public static Setting<string> LibTorch { get; } = Setting.Text(
        LibTorchChoice.Option,
        $"Compute with an installed PyTorch (docs/gpu.md): its folder torch/lib, or {LibTorchChoice.Automatic} to ask python3. "
            + $"Default: {LibTorchChoice.Variable}, else the libtorch of this build.",
        $"DIR|{LibTorchChoice.Automatic}");

    public static Setting<ComputePrecision?> Precision { get; } = Setting.Choice(
        "--precision",
        "What convolutions compute with. f32: single precision. tf32: on a GPU only. bf16: bfloat16, faster and in half the memory on a "
            + "GPU; it changes some labels (docs/performance.md). auto: f32 on a CPU, tf32 on a GPU. Weights, batch norm, softmax and "
            + "loss are float32 in each (docs/training.md).",
        [.. ComputePrecisions.Words.Select(word => (word, ComputePrecisions.Parse(word))), (Automatic, null)]);

    public static Setting<int> Threads { get; } = Setting.Whole(
        "--threads", "Number of threads; 0: one per core. Repeatable runs need the same number.", 0, 4096, "N");

    public static Setting<int> Batch { get; } = Setting.Whole(
        "--batch", "Images per pass through the network; 0: chosen by the available memory.", 0, shape: "N");
}
