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
    public int? Port { get; init; }

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
    public long MaxUploadBytes { get; init; } = UsualMaxUploadBytes;

    /// <summary>Name or file of the study that uploads belong to.</summary>
    public string Study { get; init; } = Core.Studies.Study.Mouse.Name;

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>auto</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, else that of this build.</summary>
    public string? LibTorch { get; init; }

    /// <summary>Threads to compute with; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the built-in network is loaded before anybody asks for it.</summary>
    public bool IsWarm { get; init; } = true;
}
