using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Learning.Weights;

namespace Bench.Learning.Training;

/// <summary>
/// Checkpoints of one run: <c>checkpoint-000012.safetensors</c> after 12 epochs, or in the middle of the next where it was interrupted; the
/// last two kept. Each is written beside its place and moved there, and sealed with a hash of all that it holds, so that a run killed at
/// any moment finds a whole one.
/// </summary>
internal sealed class CheckpointFolder
{
    private const int Kept = 2;
    private const string ConfigurationKey = "configuration";
    private const string StateKey = "state";
    private const string SealKey = "seal";
    private const string CurrentPrefix = "current/";
    private const string BestPrefix = "best/";
    private const string MomentPrefix = "adam/";

    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _folder;
    private readonly TrainingIdentity _identity;

    /// <summary>Opens or makes a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="identity">What the run is.</param>
    /// <exception cref="InputException">The folder cannot be made or written to.</exception>
    public CheckpointFolder(string folder, TrainingIdentity identity)
    {
        _folder = folder;
        _identity = identity;
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                folder, $"checkpoints cannot be written here: {e.Message}", "choose a folder that can be written to.", e);
        }
    }

    /// <summary>The newest whole checkpoint, or null where there is none.</summary>
    /// <param name="notice">Told of each damaged checkpoint that is passed over.</param>
    /// <exception cref="CheckpointMismatchException">It belongs to another configuration.</exception>
    public TrainingSnapshot? Latest(Action<string> notice)
    {
        foreach (var path in Paths().Reverse())
        {
            SafetensorsFile file;
            try
            {
                file = SafetensorsFile.Read(path);
            }
            catch (InputException damage)
            {
                notice($"passed over, damaged: {damage.Message.ReplaceLineEndings(" ")}");
                continue;
            }

            if (!file.Metadata.TryGetValue(ConfigurationKey, out var configuration)
                || !file.Metadata.TryGetValue(StateKey, out var state)
                || file.Metadata.GetValueOrDefault(SealKey) != SealOf(file, configuration, state))
            {
                notice($"passed over, damaged: {path}: what it says of the run does not fit its seal.");
                continue;
            }

            var differences = _identity.DifferencesFrom(configuration);
            if (differences.Count > 0)
            {
                throw new CheckpointMismatchException(path, differences);
            }

            return new TrainingSnapshot(
                JsonSerializer.Deserialize<TrainingState>(state, Json)!,
                Under(file, CurrentPrefix, strip: true),
                Under(file, BestPrefix, strip: true),
                Under(file, MomentPrefix, strip: false));
        }

        return null;
    }

    /// <summary>Writes a checkpoint and deletes all but the last two.</summary>
    public void Save(TrainingSnapshot snapshot)
    {
        var (configuration, state) = (_identity.ToJson(), JsonSerializer.Serialize(snapshot.State, Json));
        var unsealed = new SafetensorsFile(
            [
                .. snapshot.Current.Select(a => a with { Name = CurrentPrefix + a.Name }),
                .. snapshot.Best.Select(a => a with { Name = BestPrefix + a.Name }),
                .. snapshot.Moments,
            ],
            new Dictionary<string, string>());
        var sealedFile = unsealed with
        {
            Metadata = new Dictionary<string, string>
            {
                [ConfigurationKey] = configuration,
                [StateKey] = state,
                [SealKey] = SealOf(unsealed, configuration, state),
            },
        };
        sealedFile.Write(Path.Combine(_folder, FormattableString.Invariant($"checkpoint-{snapshot.State.EpochsDone:D6}.safetensors")));
        foreach (var old in Paths().SkipLast(Kept))
        {
            File.Delete(old);
        }
    }

    // Over names and shapes too: the file's own hash covers its numbers alone.
    private static string SealOf(SafetensorsFile file, string configuration, string state)
    {
        var text = new StringBuilder().AppendLine(configuration).AppendLine(state).AppendLine(file.ContentSha256);
        foreach (var array in file.Arrays)
        {
            text.Append(array.Name).Append(' ').AppendJoin(',', array.Shape).AppendLine();
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static List<NamedArray> Under(SafetensorsFile file, string prefix, bool strip) =>
        [
            .. file.Arrays
            .Where(a => a.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(a => strip ? a with { Name = a.Name[prefix.Length..] } : a)
        ];

    private string[] Paths() => [.. Directory.GetFiles(_folder, "checkpoint-*.safetensors").Order(StringComparer.Ordinal)];
}
