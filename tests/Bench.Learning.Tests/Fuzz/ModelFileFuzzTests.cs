using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Data.Keras;
using Bench.Learning.Keras;
using Bench.Learning.Segmentation;
using Bench.Learning.Tests.Keras;
using Bench.Learning.Tests.Segmentation;
using Bench.Learning.Weights;
using Bench.Testing;

namespace Bench.Learning.Tests.Fuzz;

/// <summary>
/// Damaged model files, the same every time. Each must end in a model or in an <see cref="InputException"/>, soon and in bounded memory; a
/// crash of libtorch or ONNX Runtime ends the test process. What this does not show: memory that native libraries take, and anything about
/// a TorchScript file whose checksums are right, which is a program.
/// </summary>
public sealed partial class ModelFileFuzzTests
{
    private const long AllocatedBytes = 64L << 20;

    private static readonly TimeSpan CaseLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData("safetensors", 400)]
    [InlineData("onnx", 200)]
    [InlineData("onnx with weights beside", 200)]
    [InlineData("torchscript", 200)]
    [InlineData("keras", 100)]
    public Task A_damaged_model_file_ends_in_a_model_or_in_our_words(string kind, int cases) =>
        RequireBounded(kind, cases, seed: kind.Length);

    /// <summary>Only where it is asked for: <c>dotnet test … -- xunit.Explicit=only</c>.</summary>
    [Theory(Explicit = true)]
    [Trait("Category", "Fuzz")]
    [InlineData("safetensors", 6000)]
    [InlineData("onnx", 4000)]
    [InlineData("onnx with weights beside", 4000)]
    [InlineData("torchscript", 4000)]
    [InlineData("keras", 2000)]
    public Task Many_damaged_model_files_end_in_a_model_or_in_our_words(string kind, int cases) =>
        RequireBounded(kind, cases, seed: 1000 + kind.Length);

    private static async Task RequireBounded(string kind, int cases, int seed)
    {
        using var folder = new TemporaryFolder();
        _ = Tiny.Runtime;
        var (path, read) = Sound(kind, folder);
        var sound = File.ReadAllBytes(path);
        read();
        var (current, refused) = (-1, 0);
        var work = Task.Run(() =>
        {
            var random = new Random(seed);
            for (current = 0; current < cases; current++)
            {
                File.WriteAllBytes(path, current % 7 == 6 ? HugeText(sound, random) : FileDamage.Of(sound, random, current));
                var (elapsed, allocated, isRefused) = Try(read);
                refused += isRefused ? 1 : 0;
                // A busy machine may hold one try up; a case that is slow by itself is slow again.
                for (var again = 0; again < 3 && elapsed > CaseLimit; again++)
                {
                    elapsed = Try(read).Elapsed;
                }

                Assert.True(elapsed <= CaseLimit, $"case {current} took {elapsed}.");
                Assert.True(allocated <= AllocatedBytes, $"case {current} allocated {allocated >> 20} MiB.");
            }
        });
        await Task.WhenAny(work, Task.Delay(HangLimit));
        Assert.True(work.IsCompleted, $"case {current} does not end.");
        await work;
        Assert.InRange(refused, cases / 10, cases);
    }

    private static (string Path, Action Read) Sound(string kind, TemporaryFolder folder)
    {
        switch (kind)
        {
            case "safetensors":
                var file = folder.File("w.safetensors");
                RandomWeights.Of(Tiny.Network, 16).Save(file);
                return (file, () => NetworkWeights.Load(file));
            case "torchscript":
                var script = folder.File("one.pt");
                File.Copy(RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Segmentation", "golden", "one.pt"), script);
                return (script, () => Segmenter.OfTorchScriptFile(Tiny.Runtime, script, new ModelInput()).Dispose());
            case "keras":
                var keras = Golden.Unpack(folder, "encoder");
                return (keras, () => KerasImport.Of(KerasFile.Read(keras)));
            default:
                var onnx = kind == "onnx"
                    ? HandMade.Write(folder, channelsLast: true, fixedBatch: -1)
                    : HandMade.WriteOther(folder, "weights beside");
                return (
                    onnx,
                    () =>
                        Segmenter.OfOnnxFile(
                            onnx,
                            new ModelInput { Layout = kind == "onnx" ? PixelLayout.Nhwc : PixelLayout.Nchw },
                            threads: 2).Dispose());
        }
    }

    // A number in the text of a header, such as an extent or an offset, becomes one that no file has.
    private static byte[] HugeText(byte[] sound, Random random)
    {
        var head = Encoding.Latin1.GetString(sound, 0, Math.Min(sound.Length, 4000));
        var numbers = Digits().Matches(head);
        if (numbers.Count == 0)
        {
            return FileDamage.Of(sound, random, random.Next(6));
        }

        string[] huge = ["9223372036854775807", "4611686018427387904", "-1", "18446744073709551616", "1e300", "2147483648", "0"];
        var at = numbers[random.Next(numbers.Count)];
        return
        [
            .. Encoding.Latin1.GetBytes(head[..at.Index] + huge[random.Next(huge.Length)] + head[(at.Index + at.Length)..]),
            .. sound.AsSpan(head.Length),
        ];
    }

    private static (TimeSpan Elapsed, long Allocated, bool IsRefused) Try(Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var isRefused = false;
        try
        {
            read();
        }
        catch (InputException)
        {
            isRefused = true;
        }

        return (clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before, isRefused);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
