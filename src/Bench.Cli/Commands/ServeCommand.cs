using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bench.Cli.Serving;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench serve</c>: starts the page and the API, a program of its own, and ends with it.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(20);

    private static readonly ServeOptions Defaults = new();

    public static Command Create()
    {
        var (command, read) = Define();
        command.SetAction((parsed, cancellation) => Run(read(parsed).Checked(), cancellation));
        return command;
    }

    internal static (Command Command, Func<ParseResult, ServeOptions> Read) Define()
    {
        var command = new Command(
            "serve", "Open a page on this machine: segment a heart from a dropped file, correct masks, look at runs. Ctrl-C ends it.");
        var data = command.Optional(ServeSettings.Data);
        var runs = command.Optional(ServeSettings.Runs);
        var keep = command.Optional(ServeSettings.Keep);
        var port = command.OptionalValue(ServeSettings.Port);
        var host = command.Default(ServeSettings.Host, Defaults.Host);
        var certificate = command.Optional(ServeSettings.Certificate);
        var insecure = command.Switch(ServeSettings.Insecure);
        var most = command.Default(ServeSettings.MaxUpload, Defaults.MaxUploadBytes);
        var device = command.Default(ComputingSettings.Device, Defaults.Device);
        var libTorch = command.Optional(ComputingSettings.LibTorch);
        var threads = command.Default(ComputingSettings.Threads, Defaults.Threads);
        var study = command.Study();
        return (command, parsed => new ServeOptions
        {
            DataFolder = data(parsed),
            RunsFolder = runs(parsed),
            KeepFolder = keep(parsed),
            Port = port(parsed),
            Host = host(parsed),
            Certificate = certificate(parsed),
            IsInsecure = insecure(parsed),
            MaxUploadBytes = most(parsed),
            Device = device(parsed),
            LibTorch = libTorch(parsed),
            Threads = threads(parsed),
            Study = FileOf(study(parsed)),
        });
    }

    private static string FileOf(Study study) =>
        study.Folder is { } folder ? Path.Combine(folder, StudyFile.FileName) : study.Name;

    // The server reads its options from standard input, and ends when that ends: however this program ends, it does not stay behind.
    private static async Task<int> Run(ServeOptions options, CancellationToken cancellation)
    {
        var program = ServerProgram.Find(AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory());
        var start = new ProcessStartInfo(program.FileName, program.Arguments) { RedirectStandardInput = true, UseShellExecute = false };
        using var server = Process.Start(start) ?? throw new InputException("serve", "the server does not start.", "try again.");
        await server.StandardInput.WriteLineAsync(JsonSerializer.Serialize(options));
        await server.StandardInput.FlushAsync(CancellationToken.None);
        try
        {
            await server.WaitForExitAsync(cancellation);
            return server.ExitCode;
        }
        catch (OperationCanceledException)
        {
            server.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeToEnd);
            try
            {
                await server.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                server.Kill(entireProcessTree: true);
            }

            return ExitCode.Done;
        }
    }
}
