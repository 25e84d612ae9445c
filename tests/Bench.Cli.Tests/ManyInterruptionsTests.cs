using System.Diagnostics;
using System.Globalization;
using Bench.Data.Phantom;
using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>
/// The profile <c>paper</c> on images of 256 × 256, interrupted at random moments, the same ones every time as far as a clock allows. Only
/// where it is asked for: <c>dotnet test tests/Bench.Cli.Tests -c Release --filter "FullyQualifiedName~ManyInterruptions" --
/// xUnit.Explicit=on</c> (twenty minutes on two cores).
/// </summary>
[Trait("Category", "Slow")]
public sealed class ManyInterruptionsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private static readonly (string Signal, int ExitCode)[] Signals = [("INT", 130), ("TERM", 143), ("HUP", 129), ("USR1", 75)];

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-interrupted-").FullName;

    public ManyInterruptionsTests()
    {
        PhantomCohort.Write(In("mice"), new PhantomOptions { Mice = 3, Size = 256, Frames = 8, Seed = 5 }, null, CancellationToken.None);
        new Split("tiny", "for tests", ["Mouse1"], ["Mouse2"], ["Mouse3"]).Write(In("split.json"));
    }

    [Fact(Explicit = true)]
    public async Task The_published_network_interrupted_five_times_ends_with_the_signals_code_and_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        await Interrupt("full", 5, TimeSpan.FromSeconds(60), "--batch-size", "2", "--epochs", "50");
    }

    [Fact(Explicit = true)]
    public async Task A_small_network_interrupted_fifteen_times_ends_in_the_weights_of_one_never_interrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        string[] small = ["--filters", "4,8,8,16,16", "--batch-size", "4", "--epochs", "6"];

        await Interrupt("small", 15, TimeSpan.FromSeconds(25), small);
        await Finish("small", small);
        await Finish("whole", small);

        Assert.Equal(
            File.ReadAllBytes(In("whole/weights/unet3plus.safetensors")), File.ReadAllBytes(In("small/weights/unet3plus.safetensors")));
        Assert.Equal(File.ReadAllBytes(In("whole/tables/dice.csv")), File.ReadAllBytes(In("small/tables/dice.csv")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task Interrupt(string name, int times, TimeSpan latest, params string[] options)
    {
        var random = new Random(times);
        var epoch = 0;
        for (var i = 0; i < times; i++)
        {
            var (signal, exitCode) = Signals[i % Signals.Length];
            var moment = latest * random.NextDouble();
            using var process = Start(name, options);
            using var late = new CancellationTokenSource(Patience);
            var (output, error) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            await Task.WhenAny(process.WaitForExitAsync(late.Token), Task.Delay(moment, late.Token));
            if (process.HasExited)
            {
                Assert.True(process.ExitCode == ExitCode.Done, $"{i}: exit {process.ExitCode}: {await error}");
                TestContext.Current.TestOutputHelper?.WriteLine($"{i}: done before {moment.TotalSeconds:0.0} s");
                continue;
            }

            using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
                await kill.WaitForExitAsync(late.Token);
            await process.WaitForExitAsync(late.Token);

            // Before the program has taken the signals over, USR1 ends it as the system does.
            var isEarly = signal == "USR1" && (await output).Length == 0;
            Assert.True(
                process.ExitCode == (isEarly ? 138 : exitCode),
                $"{i}: {signal} after {moment.TotalSeconds:0.0} s, exit {process.ExitCode}: {await error}");
            Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
            var reached = Epoch(name);
            Assert.True(reached >= epoch, $"{i}: epoch {reached} after epoch {epoch}");
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{i}: {signal} after {moment.TotalSeconds:0.0} s: exit {process.ExitCode}, epoch {reached}");
            epoch = reached;
        }
    }

    private async Task Finish(string name, string[] options)
    {
        using var process = Start(name, options);
        using var late = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(late.Token);
        var error = await process.StandardError.ReadToEndAsync(late.Token);
        await output;
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == ExitCode.Done, error);
        Assert.Empty(Directory.GetFiles(In(name), "*.tmp", SearchOption.AllDirectories));
    }

    // Of the newest checkpoint; once training is done, the weights stand for all of them.
    private int Epoch(string name)
    {
        if (File.Exists(In($"{name}/weights/unet3plus.safetensors")))
            return int.MaxValue;
        var training = In($"{name}/training/unet3plus");
        return Directory.Exists(training)
            ? Directory.GetFiles(training, "checkpoint-*.safetensors")
                .Select(f => int.Parse(Path.GetFileNameWithoutExtension(f)["checkpoint-".Length..], CultureInfo.InvariantCulture))
                .DefaultIfEmpty()
                .Max()
            : 0;
    }

    private Process Start(string name, string[] options) => CommandProcess.Start(
        [.. CommandWords.Run(In("mice"), In("split.json"), In(name), "--models unet3plus --profile paper --threads 1"), .. options]);

    private string In(string name) => Path.Combine(_folder, name);
}
