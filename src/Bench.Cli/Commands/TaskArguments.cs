using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Harness.Clusters;
using Bench.Harness.Many;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary>What the commands that go on with a run of several trainings have in common.</summary>
internal static class TaskArguments
{
    /// <summary>The run's folder.</summary>
    public static Argument<string> Folder() => new("run")
    {
        Description = "Folder of a run of several trainings: what `bench run --seeds … --folds …` named, or its --out.",
        HelpName = "RUN",
    };

    /// <summary>Whether the job is queued again when a signal stops it.</summary>
    public static Func<ParseResult, bool> Requeue(Command command) => command.Switch(Setting.Switch(
        "--requeue", "In a Slurm job: when SIGUSR1 or SIGTERM stops it, queue the job again (scontrol requeue)."));

    /// <summary>Finds what a run was asked for, and works where it was typed.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="list">Its tasks.</param>
    /// <exception cref="InputException">It was not started by the command line, or its folder is not seen from here.</exception>
    public static RunRequest Read(string folder, TaskList list)
    {
        if (list.Command is not { } command)
        {
            throw new InputException(
                folder,
                "its trainings were planned by a program that did not say how the command line would.",
                "plan it with `bench run`, or do its tasks with that program.");
        }

        // Relative paths of its options are meant from there.
        if (!Directory.Exists(command.WorkingFolder))
        {
            throw new InputException(
                command.WorkingFolder,
                $"the run was begun in this folder, and {Environment.MachineName} does not see it.",
                "put it on a file system that all machines see.");
        }

        Directory.SetCurrentDirectory(command.WorkingFolder);
        return RunCommand.Read(command);
    }

    /// <summary>Does work; where a signal stops it, queues its job again if that was asked for.</summary>
    /// <param name="requeues">Whether it was.</param>
    /// <param name="error">Where to say what was done.</param>
    /// <param name="work">The work.</param>
    public static int OrQueuedAgain(bool requeues, TextWriter error, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (requeues)
        {
            if (SlurmRequeue.Ask() is { Length: > 0 } done)
                error.WriteLine(done);
            throw;
        }
    }
}
