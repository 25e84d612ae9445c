using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.Runtime;
using Bench.Learning.Runtime.Libraries;

namespace Bench.Learning.Checks;

/// <summary>Trials of libraries and cards in the user's cache folder, so that each is made once.</summary>
/// <param name="folder">The folder; null for the user's own.</param>
public sealed class RememberedTrials(string? folder = null)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };
    private static readonly string[] Hashed = ["torch_cpu", "torch_cuda"];
    private readonly string _folder = folder ?? UserFolder();

    /// <summary>Makes the trial of what runs, unless it is known. The libtorch of this build on a CPU needs none.</summary>
    /// <param name="runtime">libtorch on its device.</param>
    /// <returns>What was found; null where nothing had to be.</returns>
    /// <exception cref="InputException">Its numbers are not to be trusted.</exception>
    public DeviceTrial? Require(TorchRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        if (runtime.Library.Kind == LibTorchKind.Package && runtime.Gpu is null)
        {
            return null;
        }

        var file = Path.Combine(_folder, $"{Key(runtime)}.json");
        if (Read(file) is { IsPassed: true } known)
        {
            return known;
        }

        var found = DeviceTrial.Of(runtime);
        if (!found.IsPassed)
        {
            throw new InputException(
                runtime.Library.Folder ?? "libtorch",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"libtorch {runtime.Library.Version} on {runtime.DeviceDescription} does not compute as it should: "
                    + $"{found.Different} of {found.Pixels} pixels of a small network have another label than on the CPU, "
                    + $"and its loss is {found.Loss:0.0000} instead of {DeviceTrial.StoredLoss:0.0000}."),
                $"use another version of PyTorch (Bench was built for libtorch {BindingCheck.BuiltFor}; docs/gpu.md names those that "
                    + $"were tried).");
        }

        try
        {
            Directory.CreateDirectory(_folder);
            AtomicFile.WriteText(file, JsonSerializer.Serialize(found, Json));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InputException)
        {
            // Without a folder to remember it in, it is made again next time.
        }

        return found;
    }

    private static DeviceTrial? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<DeviceTrial>(File.ReadAllText(file), Json) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string Key(TorchRuntime runtime)
    {
        var library = runtime.Library;
        string[] files = library.Folder is null ? [] :
        [
            .. Hashed.Select(n => new FileInfo(Path.Combine(library.Folder, NativeName.Of(n)))).Where(f => f.Exists)
                .Select(f => FormattableString.Invariant($"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}")),
        ];
        string[] parts =
        [
            typeof(RememberedTrials).Assembly.ManifestModule.ModuleVersionId.ToString(), library.Description, runtime.TorchSharpVersion,
            runtime.DeviceDescription, runtime.Gpu?.Driver ?? "", runtime.Precision.Word(), .. files,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
    }

    private static string UserFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } own ? own : Path.Combine(home, ".cache");
        return Path.Combine(cache, "bench", "libtorch");
    }
}
