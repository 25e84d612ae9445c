using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Bench.Cli.Tests.Many;

/// <summary>
/// A cluster of this machine alone: munged, slurmctld and slurmd with a configuration, a key and ports of their own, as root and without
/// systemd. Loopback does not do: slurmctld refuses a machine that is known by no other address.
/// </summary>
internal sealed class SlurmOnThisMachine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder;

    private SlurmOnThisMachine(string folder) => _folder = folder;

    /// <summary>What a process must have in its environment to find the cluster.</summary>
    public (string Name, string Value) Environment => ("SLURM_CONF", Path.Combine(_folder, "slurm.conf"));

    /// <summary>Starts it; skips the test with a reason where that cannot be.</summary>
    /// <param name="folder">An empty folder.</param>
    public static async Task<SlurmOnThisMachine> Start(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm is for Linux.");
        foreach (var program in new[] { "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/sbin/munged", "/usr/bin/sbatch" })
        {
            Assert.SkipUnless(File.Exists(program), $"there is no {program}: apt-get install slurm-wlm munge.");
        }

        Assert.SkipUnless(System.Environment.UserName == "root", "slurmd must be root to start jobs.");
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork);
        Assert.SkipWhen(address is null, "this machine has no address but loopback.");
        var slurm = new SlurmOnThisMachine(folder);
        await slurm.Begin(address!.ToString());
        return slurm;
    }

    /// <summary>Runs a program of Slurm.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed; what it says is wrong where it fails.</returns>
    public string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Environment.Name] = Environment.Value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : error.GetAwaiter().GetResult();
    }

    /// <summary>Waits until something holds.</summary>
    /// <param name="what">What, for the message.</param>
    /// <param name="patience">How long.</param>
    /// <param name="holds">Whether it does.</param>
    public async Task Until(string what, TimeSpan patience, Func<bool> holds)
    {
        var waited = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(waited.Elapsed < patience, $"{what} did not come about.\n{Run("squeue", "--array", "--states=all")}{Logs()}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ = Run("scancel", "--user=root");
        await Task.Delay(TimeSpan.FromSeconds(1));
        foreach (var name in new[] { "slurmd", "slurmctld", "munged" })
        {
            var file = Path.Combine(_folder, $"{name}.pid");
            if (!File.Exists(file)
                || !int.TryParse((await File.ReadAllTextAsync(file)).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
                process.WaitForExit();
            }
            catch (ArgumentException)
            {
                // It has ended.
            }
        }
    }

    private async Task Begin(string address)
    {
        var host = System.Environment.MachineName.Split('.')[0];
        var key = Path.Combine(_folder, "key");
        await File.WriteAllBytesAsync(key, System.Security.Cryptography.RandomNumberGenerator.GetBytes(128));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var spool = Directory.CreateDirectory(Path.Combine(_folder, "spool")).FullName;
        var state = Directory.CreateDirectory(Path.Combine(_folder, "state")).FullName;
        var socket = Path.Combine(_folder, "munge.socket");

        // cred_expire: a job that is queued again waits until its old credential has expired, two minutes by default.
        await File.WriteAllTextAsync(Environment.Value, $"""
            ClusterName=bench
            SlurmctldHost={host}({address})
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            AuthType=auth/munge
            AuthInfo=socket={socket},cred_expire=5
            SlurmUser=root
            SlurmdUser=root
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            JobAcctGatherType=jobacct_gather/linux
            MpiDefault=none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SlurmdParameters=config_overrides
            StateSaveLocation={state}
            SlurmdSpoolDir={spool}
            SlurmctldPidFile={_folder}/slurmctld.pid
            SlurmdPidFile={_folder}/slurmd.pid
            SlurmctldLogFile={_folder}/slurmctld.log
            SlurmdLogFile={_folder}/slurmd.log
            ReturnToService=2
            KillWait=10
            PreemptType=preempt/partition_prio
            PreemptMode=REQUEUE
            NodeName={host} NodeAddr={address} CPUs=2 State=UNKNOWN
            PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP PriorityTier=1
            PartitionName=urgent Nodes={host} MaxTime=INFINITE State=UP PriorityTier=9

            """);
        Daemon(
            "/usr/sbin/munged", "--force", $"--key-file={key}", $"--socket={socket}", $"--pid-file={_folder}/munged.pid",
            $"--log-file={_folder}/munged.log", $"--seed-file={_folder}/munged.seed");
        Daemon("/usr/sbin/slurmctld", "-c");
        Daemon("/usr/sbin/slurmd");
        await Until("an idle machine", Patience, () => Run("sinfo", "--noheader", "--format=%T").Contains("idle", StringComparison.Ordinal));
    }

    // It goes to the background by itself. Its output is not read: it would be held open for as long as it lives.
    private void Daemon(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" </dev/null >/dev/null 2>&1", "sh", program, .. arguments]);
        start.Environment[Environment.Name] = Environment.Value;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.SkipUnless(process.ExitCode == 0, $"{program} ended with {process.ExitCode} on this machine.\n{Logs()}");
    }

    private string Logs() => string.Concat(
        new[] { "munged", "slurmctld", "slurmd" }
            .Select(n => Path.Combine(_folder, $"{n}.log"))
            .Where(File.Exists)
            .Select(f => $"{f}:\n{string.Join('\n', File.ReadLines(f).TakeLast(8))}\n"));

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Any, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
