using Bench.Core;

namespace Bench.Evaluation.Cases;

/// <summary>A label map as runs of equal labels: some thousand numbers instead of some hundred thousand voxels.</summary>
internal sealed class LabelRuns
{
    private readonly StackSize _size;
    private readonly List<(int End, byte Label)> _runs = [];

    public LabelRuns(LabelMap map)
    {
        _size = map.Size;
        for (var start = 0; start < map.Labels.Length;)
        {
            var label = map.Labels[start];
            var length = map.Labels[start..].IndexOfAnyExcept(label);
            start = length < 0 ? map.Labels.Length : start + length;
            _runs.Add((start, label));
        }
    }

    /// <summary>The map again.</summary>
    public LabelMap ToMap()
    {
        var labels = new byte[_size.Count];
        var start = 0;
        foreach (var (end, label) in _runs)
        {
            labels.AsSpan(start..end).Fill(label);
            start = end;
        }

        return new LabelMap(_size, labels);
    }
}
