using System.Globalization;
using System.Net;
using System.Numerics;
using Bench.Core;

namespace Bench.Harness.Options;

/// <summary>What <c>bench serve</c> is asked to do. The command hands it to the server as one line of JSON.</summary>
public sealed record ServeOptions
{
    /// <summary>The port that is tried first where none was stated.</summary>
    public const int UsualPort = 8765;

    /// <summary>Bytes of a request where nothing was stated: 1 GiB.</summary>
    public const long UsualMaxUploadBytes = 1L << 30;

    /// <summary>Name or address to listen on.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port, 0 for a free one; null for <see cref="UsualPort"/>, or a free one where that is taken.</summary>
    public int? Port { get; init => field = ServeSettings.Port.Check(value); }

    /// <summary>PEM file with certificate and private key, or a PKCS#12 file; null for http.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether other machines may be answered without encryption.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>Folder whose data may be picked from the page; null for none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Folder of runs to show and to write; null for none.</summary>
    public string? RunsFolder { get; init; }

    /// <summary>Folder in which readings are kept; null where nothing is kept.</summary>
    public string? KeepFolder { get; init; }

    /// <summary>Bytes of the largest request, above 0.</summary>
    public long MaxUploadBytes { get; init => field = ServeSettings.MaxUpload.Check(value); } = UsualMaxUploadBytes;

    /// <summary>Name or file of the study that uploads belong to.</summary>
    public string Study { get; init; } = Core.Studies.Study.Mouse.Name;

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>auto</c>.</summary>
    public string Device { get; init => field = ComputingSettings.Device.Check(value); } = ComputingSettings.Automatic;

    /// <summary>Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, else that of this build.</summary>
    public string? LibTorch { get; init; }

    /// <summary>Threads to compute with; 0 for one a core.</summary>
    public int Threads { get; init => field = ComputingSettings.Threads.Check(value); }

    /// <summary>Whether the built-in network is loaded before anybody asks for it.</summary>
    public bool IsWarm { get; init; } = true;

    /// <summary>Refuses what is not safe or cannot be.</summary>
    /// <returns>The options.</returns>
    /// <exception cref="InputException">They are refused.</exception>
    public ServeOptions Checked()
    {
        if (DataFolder is { } data && !Directory.Exists(data))
            throw new InputException($"--data {data}", "there is no such folder.", "check the path.");
        foreach (var (option, folder) in new[] { (ServeSettings.Runs.Name, RunsFolder), (ServeSettings.Keep.Name, KeepFolder) })
        {
            if (File.Exists(folder))
            {
                throw new InputException(
                    $"{option} {folder}", "is a file where a folder is needed.", "name a folder; it is made if need be.");
            }
        }

        var isHere = Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
        return isHere || Certificate is not null || IsInsecure ? this : throw new InputException(
            $"--host {Host}",
            "lets other machines in, and nothing would be encrypted.",
            "give --certificate FILE for https, or say --insecure, or leave out --host and use an ssh tunnel "
                + $"(ssh -L {Port ?? UsualPort}:127.0.0.1:{Port ?? UsualPort} MACHINE).");
    }
}

/// <summary>Options of <c>bench serve</c> alone.</summary>
internal static class ServeSettings
{
    private const string Units = "KMGT";

    public static Setting<string> Data { get; } = Setting.Folder(
        "--data", "Folder of cohorts that may be picked from the page, instead of being uploaded.");

    public static Setting<string> Runs { get; } = Setting.Folder(
        "--runs", "Folder of runs to look at; runs that the page starts are written there.");

    public static Setting<string> Keep { get; } = Setting.Folder(
        "--keep", "Folder in which corrected masks are kept. Without it nothing is kept when the server ends.");

    public static Setting<int> Port { get; } = Setting.Whole(
        "--port",
        $"Port to listen on; 0: a free one. Default: {ServeOptions.UsualPort}, or a free one where that is taken.",
        0,
        IPEndPoint.MaxPort,
        "N");

    public static Setting<string> Host { get; } = Setting.Text(
        "--host", "Address to listen on. Other machines are let in only with --certificate, or with --insecure.", "H");

    public static Setting<string> Certificate { get; } = Setting.File(
        "--certificate",
        "Certificate for https: a PEM file with its key, or a .pfx file (its password in BENCH_CERTIFICATE_PASSWORD).");

    public static Setting<bool> Insecure { get; } = Setting.Switch(
        "--insecure", "Let other machines in without encryption: whoever listens in the network can read images and token.");

    /// <summary>Bytes, also with K, M, G or T for powers of 1024.</summary>
    public static Setting<long> MaxUpload { get; } = new("--max-upload", "Size of the largest upload, such as 500M or 2G.", "SIZE")
    {
        Read = text =>
        {
            var trimmed = text.Trim().ToUpperInvariant();
            var power = trimmed.Length > 0 ? Units.IndexOf(trimmed[^1], StringComparison.Ordinal) + 1 : 0;
            var number = power > 0 ? trimmed[..^1] : trimmed;
            return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count > 0
                && count <= long.MaxValue >> ((10 * power) + 5)
                ? count << (10 * power)
                : throw NoSize(text);
        },
        Write = bytes =>
        {
            var power = Math.Min(Units.Length, BitOperations.TrailingZeroCount(bytes) / 10);
            return FormattableString.Invariant($"{bytes >> (10 * power)}{(power > 0 ? Units[power - 1] : "")}");
        },
        Fault = bytes => bytes > 0 ? null : (NoSize(FormattableString.Invariant($"{bytes}")).Reason, NoSize("").Remedy),
    };

    private static InputException NoSize(string text) => new(
        "--max-upload", $"'{text}' is not a size.", "give bytes, or a whole number with K, M or G, such as 500M.");
}
