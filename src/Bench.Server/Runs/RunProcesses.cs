using System.Diagnostics;
using System.Runtime.InteropServices;
using Bench.Core.IO;

namespace Bench.Server.Runs;

/// <summary>Runs that this server started: <c>bench</c> in processes of their own, which end with the server.</summary>
/// <param name="program">Folder of <c>bench</c>.</param>
internal sealed class RunProcesses(string program) : IDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, StartedRun> _all = new(StringComparer.Ordinal);

    /// <summary>Those that run.</summary>
    public int Running
    {
        get
        {
            lock (_all)
                return _all.Values.Count(r => r.IsRunning);
        }
    }

    /// <summary>What was started for a folder; null where nothing was.</summary>
    /// <param name="folder">The run's folder.</param>
    public StartedRun? Find(string folder)
    {
        lock (_all)
            return _all.GetValueOrDefault(Path.GetFullPath(folder));
    }

    /// <summary>Starts a run, or one that was stopped again.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="arguments">Arguments of <c>bench</c>.</param>
    public StartedRun Start(string folder, IReadOnlyList<string> arguments)
    {
        var started = new StartedRun(program, arguments);
        lock (_all)
            _all[Path.GetFullPath(folder)] = started;
        return started;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        StartedRun[] all;
        lock (_all)
            all = [.. _all.Values];
        foreach (var run in all)
            run.Stop();
        foreach (var run in all)
        {
            run.End(TimeToEnd);
            run.Dispose();
        }
    }
}

/// <summary>A process of <c>bench</c>.</summary>
internal sealed partial class StartedRun : IDisposable
{
    private const int SigTerm = 15;
    private const int MostProgress = 300;

    private readonly Process _process;
    private readonly List<string> _errors = [];

    /// <summary>Starts it.</summary>
    /// <param name="program">Folder of <c>bench</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    public StartedRun(string program, IReadOnlyList<string> arguments)
    {
        Arguments = arguments;
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "dotnet" + ending));
        var library = Path.Combine(program, "bench.dll");
        var start = File.Exists(dotnet)
            ? new ProcessStartInfo(dotnet, [library, .. arguments])
            : new ProcessStartInfo(Path.Combine(program, "bench" + ending), arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => HearError(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Whether it is at work.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Whether it was asked to stop.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>Whether it ended by itself with an error. Verdicts that are not met (1) are none.</summary>
    public bool Failed => _process.HasExited && !WasStopped && _process.ExitCode is not (0 or 1);

    /// <summary>The last line that it wrote; where it failed, why.</summary>
    public string Progress
    {
        get
        {
            lock (_errors)
                return Failed && _errors.Count > 0 ? string.Join(' ', _errors) : field;
        }

        private set;
    } = "";

    /// <summary>Asks it to stop after the step under way; what is finished stays.</summary>
    public void Stop()
    {
        WasStopped |= IsRunning;
        if (!IsRunning)
            return;
        if (OperatingSystem.IsWindows())
            _process.Kill(entireProcessTree: true);
        else
            _ = Kill(_process.Id, SigTerm);
    }

    /// <summary>Waits for its end, and ends it where it does not.</summary>
    /// <param name="patience">How long to wait.</param>
    public void End(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
            _process.Kill(entireProcessTree: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        var shown = Printable.Line(line.Trim());
        lock (_errors)
            Progress = shown.Length <= MostProgress ? shown : shown[..MostProgress];
    }

    private void HearError(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errors)
        {
            if (_errors.Count < 10)
                _errors.Add(Printable.Line(line.Trim()));
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
