using System.Reflection;
using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;

namespace Bench.Learning.Checks;

/// <summary>
/// A small network on a device, beside what the libtorch of this build gave for it on a CPU: a libtorch of another version may have
/// every function that is called and still lay out its objects otherwise, which shows in numbers alone.
/// </summary>
/// <param name="Pixels">Pixels labelled.</param>
/// <param name="Different">Pixels with another label than stored.</param>
/// <param name="Loss">Loss of the last of three steps of training.</param>
/// <param name="Repetition">Whether these steps came again.</param>
public sealed record DeviceTrial(int Pixels, int Different, double Loss, StepRepetition Repetition)
{
    /// <summary>Loss of the third step by libtorch 2.10.0 on a CPU in float32.</summary>
    internal const double StoredLoss = 3.270438;

    private const int Side = 32;
    private const int Batch = 8;
    private const int StepsTaken = 3;
    private const long Seed = 34; // With it the untrained network gives each class to a fifth of the pixels or more.

    // Rounding to TF32 or bfloat16 moves pixels whose classes are nearly even; wrong arithmetic moves two of three.
    private const double MostDifferent = 0.1;
    private const double MostLossChange = 0.01;

    private static readonly CheckedNetwork Subject = new(NetworkOptions.UNet3Plus with { Filters = [8, 16, 32, 64, 128] }, Side, Batch);

    /// <summary>Whether the numbers are those of the CPU, but for rounding.</summary>
    public bool IsPassed => Different <= MostDifferent * Pixels && Math.Abs(Loss - StoredLoss) <= MostLossChange * StoredLoss;

    /// <summary>For a manifest: whether steps came again on this device, in a sentence.</summary>
    public string Words => $"At first use here, on a small network, {Repetition.Words}.";

    /// <summary>Runs it: about a second.</summary>
    /// <param name="runtime">libtorch on the device.</param>
    public static DeviceTrial Of(TorchRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        var (stored, given) = (Stored(), Labels(runtime));
        var check = new DeviceCheck(runtime, Subject);
        var different = Enumerable.Range(0, stored.Length).Count(i => stored[i] != given[i]);
        return new DeviceTrial(stored.Length, different, check.LossAfter(StepsTaken), check.Repeat(StepsTaken));
    }

    /// <summary>The labels of the small network on a device.</summary>
    /// <param name="runtime">libtorch on the device.</param>
    internal static byte[] Labels(TorchRuntime runtime)
    {
        using var segmenter = Segmenter.Folded(runtime, InitialWeights.Of(runtime, Subject.Network, 0, Seed));
        var random = new Random(2); // .NET keeps the numbers of a given seed.
        var size = new StackSize(Side, Side, Batch);
        var images = new ImageStack(size, [.. Enumerable.Range(0, size.Count).Select(_ => random.NextSingle())]);
        return segmenter.Segment(images).Labels.ToArray();
    }

    // The test of this class writes the file: labels as digits, a row of an image on each line.
    internal static byte[] Stored()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Bench.Learning.Checks.trial-labels.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Where(char.IsAsciiDigit).Select(c => (byte)(c - '0'))];
    }
}
