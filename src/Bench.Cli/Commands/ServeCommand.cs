using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bench.Cli.Serving;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench serve</c>: starts the page and the API, a program of its own, and ends with it.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(20);

    public static Command Create()
    {
        var data = Folder("--data", "Folder of cohorts that may be picked from the page, instead of being uploaded.");
        var runs = Folder("--runs", "Folder of runs to look at; runs that the page starts are written there.");
        var keep = Folder("--keep", "Folder in which corrected masks are kept. Without it nothing is kept when the server ends.");
        var port = new Option<int?>("--port")
        {
            Description = $"Port to listen on; 0: a free one. Default: {ServeOptions.UsualPort}, or a free one where that is taken.",
            HelpName = "N",
        };
        var host = new Option<string>("--host")
        {
            Description = "Address to listen on. Other machines are let in only with --certificate, or with --insecure.",
            HelpName = "H",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var certificate = new Option<string?>("--certificate")
        {
            Description = "Certificate for https: a PEM file with its key, or a .pfx file (its password in BENCH_CERTIFICATE_PASSWORD).",
            HelpName = "FILE",
        };
        var insecure = new Option<bool>("--insecure")
        {
            Description = "Let other machines in without encryption: whoever listens in the network can read images and token.",
        };
        var most = new Option<string>("--max-upload")
        {
            Description = "Size of the largest upload, such as 500M or 2G.",
            HelpName = "SIZE",
            DefaultValueFactory = _ => "1G",
        };
        var threads = new Option<int>("--threads") { Description = "Number of threads; 0: one per core.", DefaultValueFactory = _ => 0 };
        var device = new Option<string>("--device") { Description = "cpu, cuda or auto.", DefaultValueFactory = _ => "auto" };
        var libTorch = LibTorchOption.Create();
        device.AcceptOnlyFromAmong("cpu", "cuda", "auto");
        var command = new Command(
            "serve", "Open a page on this machine: segment a heart from a dropped file, correct masks, look at runs. Ctrl-C ends it.")
        {
            data,
            runs,
            keep,
            port,
            host,
            certificate,
            insecure,
            most,
            device,
            libTorch,
            threads,
        };
        var study = StudyOption.AddForDataTo(command);
        command.SetAction((parsed, cancellation) => Run(
            Checked(new ServeOptions
            {
                DataFolder = parsed.GetValue(data),
                RunsFolder = parsed.GetValue(runs),
                KeepFolder = parsed.GetValue(keep),
                Port = parsed.GetValue(port),
                Host = parsed.GetValue(host)!,
                Certificate = parsed.GetValue(certificate),
                IsInsecure = parsed.GetValue(insecure),
                MaxUploadBytes = ByteCount.Parse("--max-upload", parsed.GetValue(most)!),
                Device = parsed.GetValue(device)!,
                LibTorch = parsed.GetValue(libTorch),
                Threads = parsed.GetValue(threads),
                Study = FileOf(study(parsed)),
            }),
            cancellation));
        return command;
    }

    /// <summary>Refuses what is not safe or cannot be.</summary>
    /// <param name="options">What was asked for.</param>
    /// <exception cref="InputException">It is refused.</exception>
    internal static ServeOptions Checked(ServeOptions options)
    {
        if (options.DataFolder is { } data && !Directory.Exists(data))
            throw new InputException($"--data {data}", "there is no such folder.", "check the path.");
        foreach (var (option, folder) in new[] { ("--runs", options.RunsFolder), ("--keep", options.KeepFolder) })
        {
            if (File.Exists(folder))
            {
                throw new InputException(
                    $"{option} {folder}", "is a file where a folder is needed.", "name a folder; it is made if need be.");
            }
        }

        if (options.Port is < 0 or > IPEndPoint.MaxPort)
            throw new InputException("--port", $"{options.Port} is no port.", $"give 0 to {IPEndPoint.MaxPort}.");
        if (options.Threads < 0)
            throw new InputException("--threads", $"{options.Threads} is below 0.", "give 0 or more.");
        var isHere = options.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(options.Host, out var address) && IPAddress.IsLoopback(address));
        if (!isHere && options.Certificate is null && !options.IsInsecure)
        {
            throw new InputException(
                $"--host {options.Host}",
                "lets other machines in, and nothing would be encrypted.",
                "give --certificate FILE for https, or say --insecure, or leave out --host and use an ssh tunnel "
                    + $"(ssh -L {options.Port ?? ServeOptions.UsualPort}:127.0.0.1:{options.Port ?? ServeOptions.UsualPort} MACHINE).");
        }

        return options;
    }

    private static Option<string?> Folder(string name, string description) => new(name) { Description = description, HelpName = "DIR" };

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
