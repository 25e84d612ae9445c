using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Learning.Checks;
using Bench.Learning.Runtime;
using Bench.Learning.Runtime.Libraries;
using Bench.Reporting.Typography;

namespace Bench.Cli.Commands;

/// <summary><c>bench doctor</c>: says what runs on this machine and names what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create(ProgressLog log)
    {
        var command = new Command(
            "doctor", "Report what works on this machine (libtorch, device, threads, fonts, data) and what is missing.");
        var data = command.Optional(Setting.Folder("--data", "Folder of Mouse*.h5 files to check as well."));
        var libTorch = command.Optional(ComputingSettings.LibTorch);
        var licences = command.Switch(Setting.Switch("--licences", "Instead: list the packages that Bench uses, with their licences."));
        command.SetAction(parsed =>
        {
            if (licences(parsed))
            {
                log.Output.WriteLine(Licences().TrimEnd());
                return ExitCode.Done;
            }

            var missing = 0;
            TorchRuntime Start() => TorchRuntime.Start(libTorch: libTorch(parsed));
            void Check(string subject, Func<string> look)
            {
                try
                {
                    Tell("ok", subject, look());
                }
                catch (InputException problem)
                {
                    missing++;
                    Tell("MISSING", subject, problem.Message);
                }
            }

            void Tell(string state, string subject, string text) => log.Line(
                $"  {state,-8} {subject,-10} {text.Replace(Environment.NewLine, Environment.NewLine + "           ", StringComparison.Ordinal)}");

            Check("bench", () => $"{SourceCommit.Version()}, commit {SourceCommit.Describe()}");
            Check(
                "machine",
                () => $"{RuntimeInformation.OSDescription}, {ProcessorName.Describe()}, {RuntimeInformation.FrameworkDescription}");
            var trains = LibTorchChoice.IsAtHand(libTorch(parsed));
            if (trains)
            {
                Check("libtorch", () => Describe(Start()));
                Check("numbers", () => Numbers(new RememberedTrials().Require(Start())));
                Check("cuda", () => Start() is { Gpu: null } cpu
                    ? $"not in use: {cpu.ReasonForCpu}"
                    : $"{Start().Determinism} {new RememberedTrials().Require(Start())?.Words}");
            }
            else
            {
                Tell("without", "libtorch", $"none comes with this Bench; training needs one, and little else.{Environment.NewLine}"
                    + $"To train, {LibTorchChoice.Remedy}");
            }

            Check("fonts", () => $"{Typefaces.Default.Family} ({Typefaces.Default.Origin})");
            Check("packages", () => string.Join(", ", PackageVersions.Read().Select(p => $"{p.Key} {p.Value}")));
            Check("data", () => Data(data(parsed)));
            log.Line(missing > 0 ? $"{missing} missing."
                : trains ? "Everything that Bench needs is here."
                : "Everything but training works.");
            return missing == 0 ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }

    private static string Licences()
    {
        using var stream = typeof(DoctorCommand).Assembly.GetManifestResourceStream("Bench.Cli.Licences")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Describe(TorchRuntime runtime) =>
        $"{runtime.Library.Description}{(runtime.Library.Folder is { } folder ? $" in {folder}" : "")}, TorchSharp "
            + $"{runtime.TorchSharpVersion}, device {runtime.DeviceName}, {runtime.Threads} threads, "
            + $"{(runtime.KeepsLargeBlocks ? "malloc keeps large blocks" : "malloc as it is")}";

    private static string Numbers(DeviceTrial? trial) => trial is null
        ? "those of the libtorch of this build on a CPU"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"as they should be: {trial.Pixels - trial.Different} of {trial.Pixels} labels of a small network as on a CPU, loss "
                + $"{trial.Loss:0.0000}");

    private static string Data(string? folder)
    {
        if (folder is null)
        {
            return "none asked for (--data DIR); `bench run` makes a phantom cohort";
        }

        var cohort = CohortFolder.Open(folder);
        var first = cohort.Read(cohort.Mice[0]);
        return $"{cohort.Description}; {first.Mouse} has frames of {first.Frames[0].Reference.Size}, {first.CineFrames} in all, "
            + $"{first.Frames.Count} contoured; voxels of {cohort.Spacing}";
    }
}
