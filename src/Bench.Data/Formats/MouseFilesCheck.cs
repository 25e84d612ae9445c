using System.Globalization;
using Bench.Core;
using Bench.Core.Phases;

namespace Bench.Data.Formats;

/// <summary>Looks at everything that a mouse's files hold and notes all that is wrong, where reading for use stops at the first.</summary>
internal sealed class MouseFilesCheck
{
    private const int MostNumbers = 16;

    private readonly List<string> _problems = [];
    private readonly List<string> _warnings = [];
    private readonly List<FrameRecord> _frames = [];
    private readonly List<ulong> _imageHashes = [];

    /// <summary>Promises of the format that are broken.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What is odd and may be right.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What is odd about the roles of frames by the published rule.</summary>
    public IReadOnlyList<string> PhaseWarnings { get; private set; } = [];

    /// <summary>The contoured frames.</summary>
    public IReadOnlyList<FrameRecord> Frames => _frames;

    /// <summary>Hashes of the two-dimensional images by <see cref="ImageHash"/>, flat ones left out.</summary>
    public IReadOnlyList<ulong> ImageHashes => _imageHashes;

    /// <summary>Whether frames that are not listed as contoured have labels.</summary>
    public bool HasUnlistedLabels { get; private set; }

    /// <summary>Looks at a mouse of any format through what is read of it.</summary>
    /// <param name="mouse">The mouse.</param>
    public static MouseRecord Of(IMouseFiles mouse)
    {
        var look = new MouseFilesCheck();
        var read = look.Try(() => mouse.Read(requireImages: false));
        var cine = look.Try(mouse.ReadCine);
        if (cine is not null)
            look.CheckImages("the cine", cine[0].Size, cine.Select(frame => Array.ConvertAll(frame.Values.ToArray(), v => (double)v)));
        if (cine is not null && read is not null && (cine.Count != read.CineFrames || cine[0].Size != read.Frames[0].Reference.Size))
        {
            look.Problem(
                $"its images are {cine[0].Size} × {cine.Count}, and its masks {read.Frames[0].Reference.Size} × {read.CineFrames}.");
        }

        var record = read is null ? MouseRecord.Unread(mouse.Mouse) : MouseRecord.Of(read);
        return record with { Problems = look.Problems, Warnings = [.. record.Warnings, .. look.Warnings], ImageHashes = look.ImageHashes };
    }

    /// <summary>Looks at something that may be refused; null where it is.</summary>
    /// <typeparam name="T">What is looked at.</typeparam>
    /// <param name="look">The look.</param>
    public T? Try<T>(Func<T> look)
        where T : class
    {
        try
        {
            return look();
        }
        catch (InputException refusal)
        {
            Refuse(refusal);
            return null;
        }
    }

    /// <summary>Runs a check that may refuse.</summary>
    /// <param name="check">The check.</param>
    public void Check(Action check)
    {
        try
        {
            check();
        }
        catch (InputException refusal)
        {
            Refuse(refusal);
        }
    }

    /// <summary>Notes a refusal.</summary>
    /// <param name="refusal">As reading would throw it.</param>
    public void Refuse(InputException refusal) =>
        _problems.Add(refusal.Remedy.Length == 0 ? refusal.Reason : $"{refusal.Reason} Remedy: {refusal.Remedy}");

    /// <summary>Notes a problem.</summary>
    /// <param name="sentence">It.</param>
    public void Problem(string sentence) => _problems.Add(sentence);

    /// <summary>Notes an oddity.</summary>
    /// <param name="sentence">It.</param>
    public void Warn(string sentence) => _warnings.Add(sentence);

    /// <summary>Checks that every grey value is a finite number, and notes images of a single value.</summary>
    /// <param name="name">Where they are stored, for messages.</param>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="frames">All frames in order of time, each in the order of <see cref="StackSize"/>; nothing of a frame is kept.</param>
    public void CheckImages(string name, StackSize size, IEnumerable<double[]> frames)
    {
        var wrong = new WrongValues(size);
        var flat = new List<string>();
        var index = 0;
        foreach (var values in frames)
        {
            for (var slice = 0; slice < size.Slices; slice++)
            {
                var image = values.AsSpan(slice * size.SliceLength, size.SliceLength);
                for (var i = 0; i < image.Length; i++)
                {
                    if (!float.IsFinite((float)image[i]))
                        wrong.Add(image[i], slice * size.SliceLength + i, index);
                }

                if (image.ContainsAnyExcept(image[0]))
                    _imageHashes.Add(ImageHash.Of(size, image));
                else
                    flat.Add($"slice {slice} of frame {index}");
            }

            index++;
        }

        if (wrong.Count > 0)
        {
            Problem($"{name} holds {wrong} where grey values are finite numbers within the range of float32. "
                + "Remedy: make the file again, or put a number in the place of those that are none.");
        }

        if (flat.Count > 0)
            Warn($"{name} has {flat.Count} {(flat.Count == 1 ? "image" : "images")} of a single grey value, the first {flat[0]}.");
    }

    /// <summary>Checks that every label has a meaning and that only contoured frames have any, and finds ED and ES.</summary>
    /// <param name="name">Where they are stored, for messages.</param>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="frames">
    /// All frames in order of time with their indices, each in the order of <see cref="StackSize"/>; nothing of a frame is kept.
    /// </param>
    /// <param name="contoured">0-based contoured frames; null where they are not known.</param>
    /// <param name="minimumComponentPixels">For <see cref="PublishedPhaseRule"/>.</param>
    /// <param name="reading">What the labels mean.</param>
    public void CheckMasks(
        string name,
        StackSize size,
        IEnumerable<(int Index, double[] Values)> frames,
        IReadOnlyCollection<int>? contoured,
        int minimumComponentPixels,
        ReadingOptions reading)
    {
        var wrong = new WrongValues(size);
        var maps = new List<(int FrameIndex, LabelMap Mask)>();
        var strays = new List<int>();
        var found = new SortedSet<double>();
        foreach (var (index, values) in frames)
        {
            var isListed = contoured is null || contoured.Contains(index);
            if (isListed || !Array.TrueForAll(values, reading.Labels.IsBackground))
            {
                var labels = new byte[values.Length];
                for (var i = 0; i < values.Length; i++)
                {
                    if (!reading.Labels.TryTranslate(values[i], out labels[i]))
                        wrong.Add(values[i], i, index);
                    if (found.Count < MostNumbers && (i == 0 || values[i] != values[i - 1]))
                        found.Add(values[i]);
                }

                if (contoured is not null && isListed)
                    maps.Add((index, new LabelMap(size, labels)));
                else if (!isListed)
                    strays.Add(index);
            }
        }

        if (wrong.Count > 0)
        {
            var labels = reading.Labels.IsPublished ? "0, 1 and 2" : reading.Labels.Description;
            Problem(
                $"{name} holds {wrong} where labels are {labels}. Remedy: say what the labels mean with {reading.Option("labels")}, "
                    + $"or relabel the masks. {LabelFit.Found(found)}");
        }

        HasUnlistedLabels = strays.Count > 0;
        if (HasUnlistedLabels)
        {
            Problem(
                $"{name} has labels in {Frame(strays.Count)} "
                    + $"{string.Join(", ", strays.Take(MostNumbers))}{(strays.Count > MostNumbers ? ", …" : "")}, which "
                    + $"{(strays.Count == 1 ? "is" : "are")} not listed as contoured.");
        }

        if (maps.Count > 0)
        {
            Phases(maps, minimumComponentPixels);
            Check(() => LabelFit.RequirePlausible(name, maps.Select(m => m.Mask), reading));
        }
    }

    private void Phases(List<(int FrameIndex, LabelMap Mask)> maps, int minimumComponentPixels)
    {
        var phases = PublishedPhaseRule.Assign(maps, minimumComponentPixels);
        PhaseWarnings = phases.Warnings;
        foreach (var (index, mask) in maps.OrderBy(m => m.FrameIndex))
        {
            _frames.Add(FrameRecord.Of(index, phases.PhaseOf(index), mask));
            if (_frames[^1].LabelledSlices == 0)
                Warn($"frame {index} is listed as contoured, but no voxel of it is labelled.");
        }
    }

    private static string Frame(int count) => count == 1 ? "frame" : "frames";

    /// <summary>How many values are wrong, and the first.</summary>
    private sealed class WrongValues(StackSize size)
    {
        private readonly SortedSet<int> _frames = [];
        private string _first = "";

        public int Count { get; private set; }

        public void Add(double value, int at, int frame)
        {
            if (Count++ == 0)
            {
                var within = at % size.SliceLength;
                var number = value.ToString("R", CultureInfo.InvariantCulture);
                _first =
                    $"{number} at row {within / size.Width}, column {within % size.Width}, slice {at / size.SliceLength}, frame {frame}";
            }

            _frames.Add(frame);
        }

        public override string ToString() =>
            Count == 1 ? _first : $"{Count} wrong values in {Frame(_frames.Count)} {string.Join(", ", _frames)}, the first {_first},";
    }
}
