using System.Globalization;
using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Cohorts;

/// <summary>
/// A folder of masks that a model or a reader made, in any of the formats of <see cref="CohortFormats"/>. Of each mouse there is either one
/// file with the whole cine or the contoured frames alone, or, in formats whose files do not say which frames are contoured, a file a
/// contoured frame, named <c>NAME_frame007</c> by its 0-based number or <c>NAME_ED</c> and <c>NAME_ES</c> by its phase, as the export for
/// nnU-Net names its cases.
/// </summary>
public sealed class MaskFolder
{
    private static readonly CardiacPhase[] NamedPhases = [CardiacPhase.EndDiastole, CardiacPhase.EndSystole];

    private readonly IReadOnlyList<Listing> _listings;
    private readonly HashSet<string> _mice;
    private readonly NameMatch _match;
    private readonly ReadingOptions _reading;

    private MaskFolder(string folder, IReadOnlyList<Listing> listings, IEnumerable<string> mice, NameMatch match, ReadingOptions reading)
    {
        (Folder, _listings, _match, _reading) = (folder, listings, match, reading);
        _mice = mice.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The folder, as given.</summary>
    public string Folder { get; }

    /// <summary>Lists a folder; no mask is read yet.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <param name="mice">
    /// All mice of the reference, so that a file of one is never taken for a frame of another; null where they are not known.
    /// </param>
    /// <param name="match">How files are named; null for the names of the mice.</param>
    /// <param name="reading">What labels, axes and frame numbers mean; null for the published format.</param>
    /// <param name="formats">Formats that are looked for; null for the built-in ones.</param>
    /// <exception cref="InputException">There is no such folder, nothing of the kind in it, or something twice.</exception>
    public static MaskFolder Open(
        string folder,
        IReadOnlyList<string>? mice = null,
        NameMatch? match = null,
        ReadingOptions? reading = null,
        CohortFormats? formats = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            var reason = File.Exists(folder) ? "is a file where a folder is needed." : "there is no such folder.";
            throw new InputException(folder, reason, "give the folder that holds the masks.");
        }

        try
        {
            reading ??= ReadingOptions.Default with { ArePredictions = true };
            var firstFrame = reading.FirstFrame;
            formats ??= CohortFormats.BuiltIn;
            Listing[] listings = [.. formats.All.Select(format => new Listing(format, format.ListMasks(folder, firstFrame)))];
            if (listings.Any(listing => listing.Files.Count > 0))
                return new MaskFolder(folder, listings, mice ?? [], match ?? NameMatch.Same, reading);
            string[] endings = [.. formats.Extensions.Select(e => "*" + e)];
            throw new InputException(
                folder,
                $"holds no file named {string.Join(", ", endings[..^1])} or {endings[^1]}. "
                    + $"There are {NearNames.Some([.. Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e))])}.",
                "give the folder that holds the masks themselves.");
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(folder, $"cannot be listed: {error.Message}", "allow reading it.", error);
        }
    }

    /// <summary>Names of the files of a mouse within the folder; none where there is none.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public IReadOnlyList<string> FilesOf(string mouse) => _match.NameOf(mouse) is not { } name ? [] :
    [
        .. from listing in _listings
           from file in (listing.Files.GetValueOrDefault(name)?.Names ?? []).Concat(
               NamedPhases.Select(phase => OfPhase(listing, name, phase)).OfType<string>())
           select file,
    ];

    /// <summary>Which mice have no file here, in one sentence with what there is instead and how it could be matched.</summary>
    /// <param name="mice">Mice that are to be measured.</param>
    /// <returns>The mice, and the sentence; null where every mouse has a file.</returns>
    public (IReadOnlyList<string> Mice, InputException Problem)? Missing(IReadOnlyList<string> mice)
    {
        string[] missing = [.. mice.Where(mouse => FilesOf(mouse).Count == 0)];
        if (missing.Length == 0)
            return null;
        var strangers = Strangers();
        string[] names =
        [
            .. _listings.SelectMany(l => l.Files)
            .Where(f => f.Value.Names.Any(strangers.Contains))
            .Select(f => f.Key)
            .Distinct(StringComparer.Ordinal)
            .Order(NaturalOrder.Instance)
        ];
        var pattern = NearNames.Pattern(missing, [.. _mice.Except(missing, StringComparer.Ordinal)], names);
        var near = missing.Select(mouse => (mouse, Name: NearNames.Nearest(names, mouse))).FirstOrDefault(n => n.Name is not null);
        var instead = names.Length == 0
            ? "Every file that is there belongs to another mouse."
            : $"Files of no mouse: "
                + NearNames.Some(strangers)
                + (near.Name is null || (pattern is not null && NameMatch.Apply(pattern, near.mouse) != near.Name)
                    ? "."
                    : $"; nearest to {near.mouse} is {near.Name}.");
        return (missing, new InputException(
            Folder,
            $"there is no file of "
                + $"{(missing.Length == 1 ? missing[0] : $"{missing.Length} of {mice.Count} mice ({NearNames.Some(missing)})")}. {instead}",
            $"name files as the mice are "
                + $"({string.Join(", ", _listings.Select(l => missing[0] + l.Format.Extensions[0]).Distinct())}), or say how they are "
                + "named: "
                + (
                    pattern is null
                        ? "--match with a pattern such as {name}_pred, or with a CSV file with the columns mouse and file."
                        : $"--match {pattern} fits, or a CSV file with the columns mouse and file.")));
    }

    /// <summary>Names of mask files that belong to no mouse of the reference, in natural order.</summary>
    public IReadOnlyList<string> Strangers()
    {
        var known = _mice.SelectMany(FilesOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _listings.SelectMany(listing => listing.Files.Values)
            .SelectMany(f => f.Names)
            .Where(name => !known.Contains(name))
            .Order(NaturalOrder.Instance)
        ];
    }

    /// <summary>Reads the masks of the contoured frames of a mouse.</summary>
    /// <param name="mouse">The reference.</param>
    /// <returns>One map a contoured frame, in order of time, in the reference's rows, columns and slices.</returns>
    /// <exception cref="InputException">
    /// A file is missing, damaged, there in two forms, of another grid, with a label that has no meaning, or with labels that fit the
    /// reference far better exchanged.
    /// </exception>
    public IReadOnlyList<LabelMap> Read(MouseCase mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (Missing([mouse.Mouse]) is { } missing)
            throw missing.Problem;
        var name = _match.NameOf(mouse.Mouse)!;
        IReadOnlyList<LabelMap> maps;
        try
        {
            maps = ReadStored(mouse, name, _reading);
        }
        catch (InputException refusal) when (!_reading.Labels.IsStated && refusal.InnerException is UnknownLabelException)
        {
            if (Meaning(mouse, name, ((UnknownLabelException)refusal.InnerException).Labels) is not { } meaning)
                throw;
            throw new InputException(
                refusal.InputSource,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{refusal.Reason} As {meaning.Text} they overlap the reference with a mean Dice of {meaning.Dice:0.00}."),
                $"if that is what they mean, add {_reading.Option("labels")} {meaning.Text}; labels are 0 background, 1 myocardium, 2 "
                    + $"blood pool.",
                refusal);
        }

        if (!_reading.Labels.IsStated && LabelFit.Exchange([.. mouse.Frames.Zip(maps, (f, m) => (f.Reference, m))]) is { } exchange)
        {
            throw new InputException(
                string.Join(", ", FilesOf(mouse.Mouse).Select(name => Path.Combine(Folder, name))),
                string.Create(CultureInfo.InvariantCulture,
                    $"the labels look exchanged: as {exchange.Meaning} they overlap the reference with a mean Dice of "
                        + $"{exchange.Better:0.00}, as stored with {exchange.Now:0.00}."),
                $"if so, add {_reading.Option("labels")} {exchange.Meaning}; if not, {_reading.Option("labels")} "
                    + $"1=myocardium,2=blood_pool takes them as they are.");
        }

        return maps;
    }

    private IReadOnlyList<LabelMap> ReadStored(MouseCase mouse, string name, ReadingOptions reading)
    {
        var found = _listings.Select(listing => (
            listing.Format,
            Files: listing.Files.GetValueOrDefault(name),
            ByFrame: mouse.Frames.Select(frame => OfFrame(listing, name, frame)).ToArray(),
            HasPhase: NamedPhases.Any(phase => OfPhase(listing, name, phase) is not null))).ToArray();
        if (found.Sum(f => (f.Files?.Whole is null ? 0 : 1) + (f.Files?.ByFrame.Count > 0 || f.HasPhase ? 1 : 0)) > 1)
        {
            throw new InputException(
                Folder,
                $"holds the masks of {mouse.Mouse} in several forms: {string.Join(", ", FilesOf(mouse.Mouse).Take(5))}.",
                "keep one of them.");
        }

        var (format, files, byFrame, _) = found.First(f => f.Files is not null || f.HasPhase);
        return files?.Whole is { } whole
            ? format.ReadContoured(Path.Combine(Folder, whole), mouse, reading)
            : [.. mouse.Frames.Select((frame, i) => byFrame[i] is { } file
                ? format.ReadFrame(Path.Combine(Folder, file), mouse, reading)
                : throw NoFrame(mouse, frame, files, format))];
    }

    // What the labels mean, to judge by the structures of the reference that they overlap.
    private (string Text, double Dice)? Meaning(MouseCase mouse, string name, IReadOnlyList<double> labels)
    {
        const int MostLabels = 12;
        const double LeastDice = 0.3;
        if (labels.Count > MostLabels || !labels.All(double.IsInteger))
            return null;
        var stored = mouse.Frames.Select(f => new double[f.Reference.Labels.Length]).ToArray();
        foreach (var label in labels)
        {
            foreach (var (frame, map) in ReadStored(mouse, name, _reading with { Labels = LabelScheme.Only(label) }).Index())
            {
                for (var i = 0; i < stored[frame].Length; i++)
                    stored[frame][i] += map.Labels[i] * label;
            }
        }

        return LabelFit.Best([.. mouse.Frames.Zip(stored, (f, s) => (f.Reference, s))]) is { Dice: >= LeastDice } best
            ? (LabelScheme.Text(best.Meaning), best.Dice)
            : null;
    }

    private InputException NoFrame(MouseCase mouse, ContouredFrame frame, FrameFiles? cine, ICohortFormat format)
    {
        var fromOne = _reading.FirstFrame == 0 && cine is not null && mouse.Frames.All(f => cine.ByFrame.ContainsKey(f.FrameIndex + 1));
        return new InputException(
            Folder,
            $"there is no mask of {mouse.Mouse} at frame {mouse.NumberOf(frame.FrameIndex)} "
                + $"({CaseNames.Of(mouse.Mouse, frame)}{format.Extensions[0]}). "
                + $"There are {NearNames.Some(FilesOf(mouse.Mouse))}"
                + (fromOne ? ", which are the contoured frames counted from 1." : "."),
            fromOne
                ? $"number files from 0, or say that they count from 1: {_reading.Option("first-frame")} 1"
                : "store a file for every contoured frame.");
    }

    /// <summary>
    /// Reads the masks of every frame of a mouse, where the folder holds them: all frames in one file, and more of them labelled than were
    /// contoured.
    /// </summary>
    /// <param name="mouse">The reference.</param>
    /// <returns>
    /// One map a frame of the cine, in the reference's rows, columns and slices; null where only contoured frames are segmented.
    /// </returns>
    /// <exception cref="InputException">A file is damaged, of another grid, or with a label that is not 0, 1 or 2.</exception>
    public IReadOnlyList<LabelMap>? ReadCine(MouseCase mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var name = _match.NameOf(mouse.Mouse) ?? mouse.Mouse;
        var (format, file) = _listings
            .Select(l => (l.Format, l.Files.GetValueOrDefault(name)?.Whole))
            .FirstOrDefault(f => f.Whole is not null);
        if (file is null || mouse.CineFrames <= mouse.Frames.Count)
            return null;
        var maps = format.ReadCine(Path.Combine(Folder, file), mouse, _reading);
        return maps?.Count == mouse.CineFrames && maps.Count(m => m.Count(Structure.BloodPool) > 0) > mouse.Frames.Count ? maps : null;
    }

    // Where another mouse has that name, the file is its own.
    private string? OfPhase(Listing listing, string name, CardiacPhase phase) =>
        listing.Format.NamesContouredFrames || _mice.Contains(CaseNames.Of(name, phase))
            ? null
            : listing.Files.GetValueOrDefault(CaseNames.Of(name, phase))?.Whole;

    private string? OfFrame(Listing listing, string mouse, ContouredFrame frame)
    {
        var numbered = listing.Files.GetValueOrDefault(mouse)?.ByFrame.GetValueOrDefault(frame.FrameIndex);
        var phased = frame.Phase == CardiacPhase.Inflow ? null : OfPhase(listing, mouse, frame.Phase);
        return numbered is not null && phased is not null
            ? throw new InputException(Folder, $"holds {numbered} and {phased}, which are the same frame of {mouse}.", "keep one of them.")
            : numbered ?? phased;
    }

    private sealed record Listing(ICohortFormat Format, IReadOnlyDictionary<string, FrameFiles> Files);
}
