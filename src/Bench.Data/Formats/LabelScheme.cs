using System.Globalization;
using Bench.Core;
using Bench.Core.Studies;

namespace Bench.Data.Formats;

/// <summary>What the numbers in mask files mean. By default 0 is background, 1 myocardium and 2 blood pool.</summary>
public sealed class LabelScheme
{
    private static readonly (string Word, byte Label)[] Words =
    [
        ("background", 0),
        ("myocardium", (byte)Structure.Myocardium),
        ("blood_pool", (byte)Structure.BloodPool),
        ("right_ventricle", (byte)Structure.RightVentricle),
    ];

    private readonly Dictionary<double, byte> _labels;
    private bool _othersAreBackground;

    private LabelScheme(Dictionary<double, byte> labels, bool isStated)
    {
        _labels = labels;
        IsStated = isStated;
        IsPublished = labels.Count == LabelMap.ClassCount && labels.All(l => l.Key == l.Value);
    }

    /// <summary>The published labels, taken for granted until the masks themselves say otherwise.</summary>
    public static LabelScheme Published { get; } = new(new() { [0] = 0, [1] = 1, [2] = 2 }, isStated: false);

    /// <summary>Whether the user stated the labels; then masks are not searched for signs of exchanged labels.</summary>
    public bool IsStated { get; }

    /// <summary>Whether the numbers are those of the published files.</summary>
    public bool IsPublished { get; }

    /// <summary>
    /// Reads what the user typed, such as <c>1=blood_pool,2=myocardium</c>. Label 0 is background unless the text says otherwise.
    /// </summary>
    /// <param name="option">Name of the option, for messages.</param>
    /// <param name="text">Pairs of a whole number and one of the words background, myocardium, blood_pool and right_ventricle.</param>
    /// <exception cref="InputException">Not of that form, a number twice, or no structure at all.</exception>
    public static LabelScheme Parse(string option, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const string Example = "give pairs such as 1=blood_pool,2=myocardium or 1=background,2=myocardium,3=blood_pool; 0 is background.";
        var labels = new Dictionary<double, byte>();
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', StringSplitOptions.TrimEntries) is not [var number, var word]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || Array.FindIndex(
                    Words, w => w.Word == word.ToLowerInvariant().Replace('-', '_').Replace(' ', '_')) is not (>= 0 and var at))
            {
                throw new InputException(
                    option, $"'{pair}' is not NUMBER=STRUCTURE with background, myocardium, blood_pool or right_ventricle.", Example);
            }

            if (!labels.TryAdd(value, Words[at].Label))
                throw new InputException(option, $"label {value} is given twice.", Example);
        }

        labels.TryAdd(0, 0);
        return labels.Values.Any(l => l != 0)
            ? new LabelScheme(labels, isStated: true)
            : throw new InputException(option, $"'{text}' names no structure of the heart.", Example);
    }

    /// <summary>The labels of a study.</summary>
    /// <param name="labels">What its file says.</param>
    public static LabelScheme Of(StudyLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new LabelScheme(labels.Structures.ToDictionary(l => (double)l.Key, l => (byte)(l.Value ?? 0)), isStated: true);
    }

    /// <summary>Whether numbers mean what they do in a study.</summary>
    /// <param name="labels">What its file says.</param>
    public bool IsOf(StudyLabels labels) => Text(_labels) == Text(Of(labels)._labels);

    /// <summary>A scheme by which no number but 0 has a meaning, so that reading tells which there are.</summary>
    internal static LabelScheme None { get; } = new(new() { [0] = 0 }, isStated: true);

    /// <summary>A scheme by which one number is label 1 and every other is background.</summary>
    /// <param name="value">The number.</param>
    internal static LabelScheme Only(double value) => new(new() { [value] = 1 }, isStated: true) { _othersAreBackground = true };

    /// <summary>A scheme in the form that <see cref="Parse"/> reads.</summary>
    /// <param name="structureOf">The label (0 … 3) that each stored number other than 0 stands for.</param>
    public static string Text(IEnumerable<KeyValuePair<double, byte>> structureOf) =>
        string.Join(',', structureOf.Where(p => p.Key != 0 || p.Value != 0).OrderBy(p => p.Key)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={Words[p.Value].Word}")));

    /// <summary>The label that a stored number stands for.</summary>
    /// <param name="stored">As stored.</param>
    /// <param name="label">That of label maps, 0 … 3.</param>
    /// <returns>False where the scheme does not have that number.</returns>
    public bool TryTranslate(double stored, out byte label)
    {
        if (!IsPublished)
            return _labels.TryGetValue(stored, out label) || _othersAreBackground;
        var isLabel = stored is 0 or 1 or 2;
        label = isLabel ? (byte)stored : (byte)0;
        return isLabel;
    }

    /// <summary>Whether a stored number stands for background; one without a meaning does not.</summary>
    /// <param name="stored">As stored.</param>
    public bool IsBackground(double stored) => TryTranslate(stored, out var label) && label == 0;

    /// <summary>The scheme for readers, such as <c>0 background, 1 myocardium, 2 blood pool</c>.</summary>
    public string Description => string.Join(", ", _labels.OrderBy(l => l.Key)
        .Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Key} {Words[l.Value].Word.Replace('_', ' ')}")));

    /// <summary>As the user would type it.</summary>
    public override string ToString() => Text(_labels);
}

/// <summary>The cause of an <see cref="InputException"/>: a mask holds numbers whose meaning nobody has said.</summary>
/// <param name="labels">All numbers of the frame, each once.</param>
internal sealed class UnknownLabelException(IReadOnlyList<double> labels) : Exception("a label has no meaning.")
{
    /// <summary>All numbers of the frame, each once.</summary>
    public IReadOnlyList<double> Labels { get; } = labels;

    /// <summary>The refusal of a mask.</summary>
    /// <param name="source">The file.</param>
    /// <param name="place">What stands where, a clause.</param>
    /// <param name="found">All numbers of the frame.</param>
    /// <param name="reading">How it was read.</param>
    public static InputException In(string source, string place, IReadOnlyList<double> found, ReadingOptions reading) => new(
        source,
        $"{place}. {LabelFit.Found(found)}",
        $"labels are {reading.Labels.Description}; say what others mean, e.g. {reading.Option("labels")} "
            + "1=background,2=myocardium,3=blood_pool, "
            + "and resample masks by nearest neighbour only.",
        new UnknownLabelException([.. found.Distinct()]));
}
