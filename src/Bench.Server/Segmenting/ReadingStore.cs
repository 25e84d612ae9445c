using Bench.Core;

namespace Bench.Server.Segmenting;

/// <summary>Readings of a cine: masks that a person corrected. The network's stay as they are below them.</summary>
/// <param name="folder">Where they go.</param>
/// <param name="network">The network's masks.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadingStore(string folder, MaskSet network, TimeProvider time)
{
    /// <summary>Readings that a cine may have.</summary>
    public const int Most = 32;

    private readonly List<Reading> _all = [];

    /// <summary>All of them, in the order in which they were begun.</summary>
    public IReadOnlyList<Reading> All
    {
        get
        {
            lock (_all)
                return [.. _all];
        }
    }

    /// <summary>A reading; null where there is none of that name.</summary>
    /// <param name="reader">Name of the reader.</param>
    public Reading? Find(string reader)
    {
        lock (_all)
            return _all.Find(r => r.Reader == reader);
    }

    /// <summary>A reading, begun where there was none; null where there are too many.</summary>
    /// <param name="reader">Name of the reader.</param>
    public Reading? Begin(string reader)
    {
        lock (_all)
        {
            if (_all.Find(r => r.Reader == reader) is { } known)
                return known;
            if (_all.Count >= Most)
                return null;
            var place = Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"{_all.Count}"))).FullName;
            var begun = new Reading(reader, new MaskSet(place, network.Size, network.Frames, network), time);
            _all.Add(begun);
            return begun;
        }
    }
}

/// <summary>Masks that a person corrected.</summary>
/// <param name="reader">Name of the person.</param>
/// <param name="masks">Masks: the person's where there are any, the network's elsewhere.</param>
/// <param name="time">The clock.</param>
internal sealed class Reading(string reader, MaskSet masks, TimeProvider time)
{
    /// <summary>Name of the person.</summary>
    public string Reader => reader;

    /// <summary>Masks: the person's where there are any, the network's elsewhere.</summary>
    public MaskSet Masks => masks;

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset At { get; private set; } = time.GetUtcNow();

    /// <summary>Folder in which it was kept last; null where it was not.</summary>
    public string? KeptAs { get; set; }

    /// <summary>Stores the mask of a frame.</summary>
    /// <param name="frame">Its place, from 0.</param>
    /// <param name="mask">The mask.</param>
    public void Write(int frame, LabelMap mask)
    {
        masks.Write(frame, mask);
        At = time.GetUtcNow();
    }
}
