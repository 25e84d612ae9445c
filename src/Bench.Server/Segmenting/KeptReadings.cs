using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Formats;
using Bench.Data.Hdf5;
using Bench.Server.Wire;

namespace Bench.Server.Segmenting;

/// <summary>
/// Keeps readings in a folder, as <c>bench evaluate --observer NAME=DIR/READER</c> takes them (docs/observers.md): a file a case with the
/// frames that the reader drew, and beside it who, when and over what. A file that is there is never replaced by another reading: a reader
/// who reads a case again gets a second folder, <c>READER-2</c>.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class KeptReadings(string folder)
{
    private const int MostFolders = 1000;
    private const int MostName = 80;

    private readonly Lock _writing = new();

    /// <summary>Writes a reading as it is now.</summary>
    /// <param name="one">What was read.</param>
    /// <param name="reading">The reading; drawn at one frame at least.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Keep(Segmentation one, Reading reading)
    {
        lock (_writing)
        {
            var place = reading.KeptAs ?? NewPlace(Safe(reading.Reader), Safe(one.Name));
            var file = Path.Combine(folder, place, $"{Safe(one.Name)}.h5");
            ((ICohortFormat)new HdfFormat()).WriteMasks(file, MaskFiles.Stored(one, reading.Masks, reading.Masks.Own));
            AtomicFile.WriteText(Path.ChangeExtension(file, ".reading.json"), JsonSerializer.Serialize(
                new
                {
                    reading.Reader,
                    reading.At,
                    @case = one.Name,
                    frames = reading.Masks.Own.Select(f => one.Facts.FrameNumbers[f]),
                    over = one.Network.Name,
                    readingNumber = place,
                },
                Json.Options) + "\n");
            reading.KeptAs = place;
        }
    }

    private string NewPlace(string reader, string name)
    {
        for (var number = 1; number < MostFolders; number++)
        {
            var place = number == 1 ? reader : FormattableString.Invariant($"{reader}-{number}");
            if (!File.Exists(Path.Combine(folder, place, $"{name}.h5")))
                return place;
        }

        throw new InputException(folder, $"holds {MostFolders} readings of {name} by {reader}.", "name another folder with --keep.");
    }

    /// <summary>A name that is a file name everywhere, and leads nowhere else.</summary>
    /// <param name="name">Any text.</param>
    public static string Safe(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('.', '-');
        return safe.Length == 0 ? "unnamed" : safe.Length <= MostName ? safe : safe[..MostName];
    }
}
