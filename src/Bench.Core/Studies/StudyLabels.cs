using System.Globalization;

namespace Bench.Core.Studies;

/// <summary>What the numbers in mask files mean. 0 is background unless it is said otherwise.</summary>
public sealed class StudyLabels : IEquatable<StudyLabels>
{
    private readonly SortedDictionary<int, Structure?> _structures;

    /// <summary>Takes numbers and their meaning.</summary>
    /// <param name="structures">For each number its structure, or null for background.</param>
    /// <exception cref="ArgumentException">Two numbers for one structure, a number outside 0 … 65535, or no structure.</exception>
    public StudyLabels(IEnumerable<KeyValuePair<int, Structure?>> structures)
    {
        ArgumentNullException.ThrowIfNull(structures);
        _structures = [];
        foreach (var (number, structure) in structures)
        {
            if (number is < 0 or > ushort.MaxValue)
                throw new ArgumentException($"label {number} is outside 0 … 65535.", nameof(structures));
            if (structure is not null && _structures.FirstOrDefault(s => s.Value == structure) is { Value: not null } twice)
            {
                throw new ArgumentException($"labels {twice.Key} and {number} are both {StudyWords.CodeOf(structure)}.",
                    nameof(structures));
            }

            _structures[number] = structure;
        }

        _structures.TryAdd(0, null);
        if (_structures.Values.All(s => s is null))
            throw new ArgumentException("no label is a structure.", nameof(structures));
    }

    /// <summary>Those of the published files: 1 myocardium, 2 blood pool.</summary>
    public static StudyLabels Published { get; } = new([new(1, Structure.Myocardium), new(2, Structure.BloodPool)]);

    /// <summary>Numbers in rising order with their structure, null for background.</summary>
    public IReadOnlyDictionary<int, Structure?> Structures => _structures;

    /// <summary>Whether the numbers are those of label maps in memory, so that nothing is to be translated.</summary>
    public bool AreOwn => _structures.All(s => s.Key == (int)(s.Value ?? 0));

    /// <summary>The number that stands for a structure in files, or for background.</summary>
    /// <param name="structure">The structure; null for background.</param>
    /// <exception cref="ArgumentException">No number does.</exception>
    public int NumberOf(Structure? structure) => _structures.Where(s => s.Value == structure).Select(s => (int?)s.Key).FirstOrDefault()
        ?? throw new ArgumentException($"no label is {StudyWords.CodeOf(structure)}.", nameof(structure));

    /// <summary>The number for each label of a map, at its position; background for structures that have none.</summary>
    public ushort[] Numbers =>
    [
        .. Enumerable.Range(0, LabelMap.HighestLabel + 1)
            .Select(label => _structures.Where(s => (int)(s.Value ?? 0) == label).Select(s => (int?)s.Key).FirstOrDefault()
                ?? NumberOf(null))
            .Select(number => (ushort)number),
    ];

    /// <inheritdoc/>
    public bool Equals(StudyLabels? other) => other is not null && _structures.SequenceEqual(other._structures);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StudyLabels);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>As options have it, such as <c>1=right_ventricle,2=myocardium,3=blood_pool</c>.</summary>
    public override string ToString() => string.Join(',', _structures.Where(s => s.Key != 0 || s.Value is not null)
        .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}={StudyWords.CodeOf(s.Value)}")));
}
