using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench.Cli.Terminal;

/// <summary>
/// Turns the signals that ask a program to end into a cancellation that its work looks at, and waits for that work: a process that ends
/// while libtorch computes on other threads crashes. A second Ctrl-C (or SIGTERM) ends the process at once, in a way that runs no clean-up
/// and so cannot crash. A SIGHUP that was ignored when the program started, as <c>nohup</c> does, stays ignored.
/// </summary>
internal sealed partial class Interruption : IDisposable
{
    /// <summary>
    /// SIGUSR1: a job scheduler says beforehand that time is nearly up (sbatch --signal). sysexits.h calls this code "try again later".
    /// </summary>
    private const int TryAgain = 75;

    private const int SignalBase = 128;
    private const int SigHup = 1;
    private const int SigInt = 2;
    private const int SigTerm = 15;

    private static readonly int SigUsr1 = OperatingSystem.IsMacOS() ? 30 : 10;

    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action<string> _say;
    private int _exitCode;
    private int _urgent;

    private Interruption(Action<string> say) => _say = say;

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that tells which signal came first: 128 + its number, or 75 after SIGUSR1; 0 where none came.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    /// <summary>Listens to Ctrl-C, SIGTERM, SIGHUP and SIGUSR1 until disposed of.</summary>
    /// <param name="say">Shows a sentence to whoever waits.</param>
    public static Interruption Listen(Action<string> say)
    {
        var interruption = new Interruption(say);
        interruption.On(PosixSignal.SIGINT, SignalBase + SigInt, isUrgent: true, "Interrupted");
        interruption.On(PosixSignal.SIGTERM, SignalBase + SigTerm, isUrgent: true, "Asked to end (SIGTERM)");
        if (!IsIgnored(SigHup))
        {
            interruption.On(PosixSignal.SIGHUP, SignalBase + SigHup, isUrgent: false, "The terminal was closed (SIGHUP)");
        }

        if (!OperatingSystem.IsWindows())
        {
            interruption.On((PosixSignal)SigUsr1, TryAgain, isUrgent: false, "Asked to stop in good time (SIGUSR1)");
        }

        return interruption;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _source.Dispose();
    }

    private void On(PosixSignal signal, int exitCode, bool isUrgent, string what) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            Arrived(exitCode, isUrgent, what);
        }));

    private void Arrived(int exitCode, bool isUrgent, string what)
    {
        if (isUrgent && Interlocked.Increment(ref _urgent) > 1)
        {
            EndAtOnce(exitCode);
        }

        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
        {
            return;
        }

        try
        {
            _source.Cancel();
            _say(
                $"{what}: the step under way is finished first, which may take a minute. "
                    + $"Ctrl-C{(exitCode == SignalBase + SigInt ? " again" : "")} ends at once.");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Nobody reads the message any more, or the work has just ended by itself.
        }
    }

    // Neither finalizers nor destructors of native libraries run: libtorch's threads may be in the middle of anything.
    private static void EndAtOnce(int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = TerminateProcess(-1, (uint)exitCode);
        }
        else
        {
            ExitProcess(exitCode);
        }
    }

    // Bit n − 1 stands for signal n. Systems without /proc do not say; there the signal is listened to.
    private static bool IsIgnored(int signal)
    {
        try
        {
            const string Key = "SigIgn:";
            var line = File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal));
            return line is not null
                && ulong.TryParse(line.AsSpan(Key.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var mask)
                && (mask >> (signal - 1) & 1) == 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void ExitProcess(int exitCode);

    // −1 is the handle of the calling process.
    [LibraryImport("kernel32", EntryPoint = "TerminateProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int TerminateProcess(nint process, uint exitCode);
}
