using Bench.Harness.Folders;

namespace Bench.Harness.Many;

/// <summary>Keeps, in a task's state, what went wrong before its work began: data that this machine cannot see, for example.</summary>
internal static class TaskFault
{
    /// <summary>Does something that must be done before a task.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="list">Its tasks.</param>
    /// <param name="task">The task.</param>
    /// <param name="work">What is to be done.</param>
    /// <typeparam name="T">What it gives.</typeparam>
    public static T Kept<T>(string folder, TaskList list, TrainingTask task, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var root = new RunFolder(folder);
            var before = TaskStateFile.Read(root, task, list.RunId);
            if (before.Phase != TaskPhase.Done && !TaskWatch.IsAtWork(before))
            {
                using var watch = TaskWatch.Begin(root, task, list.RunId, null);
                watch.End(TaskPhase.Failed, fault.Message);
            }

            throw;
        }
    }
}
