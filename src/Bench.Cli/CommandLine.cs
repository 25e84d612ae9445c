using System.CommandLine;
using System.CommandLine.Invocation;
using Bench.Cli.Commands;
using Bench.Cli.Configuration;
using Bench.Cli.Guidance;
using Bench.Cli.Terminal;

namespace Bench.Cli;

/// <summary>The command line as a whole: its commands, and how errors become messages and exit codes.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs one command.</summary>
    /// <param name="args">Arguments, without the program's name.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> args) =>
        RunAsync(args, Console.Out, Console.Error, !Console.IsOutputRedirected, listens: true);

    /// <summary>Parses and runs one command, writing to the given writers.</summary>
    /// <param name="args">Arguments, without the program's name.</param>
    /// <param name="output">For results and progress.</param>
    /// <param name="error">For what went wrong.</param>
    /// <param name="isTerminal">True where lines may be overwritten and coloured.</param>
    /// <param name="listens">True where the process is this command's own, so that signals are meant for it.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, bool isTerminal, bool listens = false)
    {
        var (guard, plain) = (new GuardedWriter(output), new PlainWriter(new GuardedWriter(error)));
        var log = new ProgressLog(new PlainWriter(guard), isTerminal);
        int code;
        try
        {
            code = await RunAsync(args, log, plain, listens);
        }
        catch (Exception fault)
        {
            log.EndTransient();
            code = Faults.Tell(fault, plain, log.IsVerbose);
        }

        log.Output.Flush();
        if (guard.Failure is not { } refusal || code != ExitCode.Done)
        {
            return code;
        }

        await plain.WriteLineAsync(
            $"error: standard output: cannot be written: {refusal}{Environment.NewLine}  Remedy: free disk space, or send the output "
                + "elsewhere. The files of this command are complete.");
        return ExitCode.BadInput;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> args, ProgressLog log, TextWriter error, bool listens)
    {
        var root = Root(log, error);
        var config = ConfigOption.AddTo(root);
        var verbose = VerboseOption.AddTo(root);
        var parsed = Parse(root, args);
        parsed = Parse(root, ConfigOption.Merge(args, parsed, config));
        log.IsVerbose = parsed.GetValue(verbose);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                error.WriteLine(ParseProblem.Message(problem));
            }

            var words = CommandTree.WordsOf(parsed.CommandResult.Command);
            error.WriteLine($"See: bench {(words.Length == 0 ? "" : words + " ")}--help");
            return ExitCode.BadInput;
        }

        EmptyValues.Refuse(parsed);
        VerboseOption.Tell(parsed, log);

        // Commands that are done in a moment look at no cancellation; a signal ends them as it ends any program.
        using var interruption = listens && parsed.Action is AsynchronousCommandLineAction ? Interruption.Listen(Say) : null;
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = log.Output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, interruption?.Token ?? CancellationToken.None);
        }
        catch (Exception fault) when (interruption is { ExitCode: not 0 })
        {
            log.EndTransient();
            return Faults.Tell(fault, error, log.IsVerbose) is var code and not ExitCode.Interrupted ? code : interruption.ExitCode;
        }

        void Say(string text)
        {
            log.EndTransient();
            error.WriteLine(text);
        }
    }

    /// <summary>The program with all of its commands.</summary>
    /// <param name="log">For results and progress.</param>
    /// <param name="error">For what went wrong.</param>
    internal static RootCommand Root(ProgressLog log, TextWriter error)
    {
        var root = new RootCommand("Bench: reproducibility benchmark and evaluation harness for cardiac MRI segmentation.")
        {
            RunCommand.Create(log, error),
            RunTaskCommand.Create(log, error),
            MergeCommand.Create(log, error),
            StatusCommand.Create(log),
            CancelCommand.Create(log),
            EvaluateCommand.Create(log, error),
            PredictCommand.Create(log, error),
            SynthesizeCommand.Create(log),
            CleanCommand.Create(log, error),
            CurvesCommand.Create(log, error),
            VerifyDataCommand.Create(log),
            VerifyCommand.Create(log),
            SplitCommand.Create(log),
            StudyCommand.Create(log),
            TrainCommand.Create(log, error),
            ExportCommand.Create(log),
            ReportCommand.Create(log),
            FiguresCommand.Create(log),
            AgreeCommand.Create(log),
            ModelCommand.Create(log),
            AuditCommand.Create(log),
            ReviewCommand.Create(log),
            WeightsCommand.Create(log),
            BaselineCommand.Create(log),
            CompareCommand.Create(log, error),
            ServeCommand.Create(),
            LeaderboardCommand.Create(log, error),
            CiteCommand.Create(log),
            ChecklistCommand.Create(log),
            DoctorCommand.Create(log),
            CheckGpuCommand.Create(log),
        };
        root.Add(CompletionCommand.Create(log));
        root.Add(CompletionCommand.CreateAnswer(log, root));
        root.Add(HelpCommand.Create(log, root));
        HelpWithExample.AddTo(root);
        Completions.AddTo(root);
        return root;
    }

    // A name that begins with @ is a name, not a file of further arguments.
    private static ParseResult Parse(RootCommand root, IReadOnlyList<string> args) =>
        root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
}
