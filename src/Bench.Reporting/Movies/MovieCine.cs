using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Reporting.Movies;

/// <summary>The frames of a case unpacked, slice by slice, as montages show them.</summary>
internal sealed class MovieCine
{
    private readonly MouseCine _cine;
    private readonly byte[] _images;
    private readonly (CineLabels Of, byte[] Labels)[] _labels;
    private readonly IReadOnlyList<ModelResult> _models;

    /// <summary>Unpacks a case.</summary>
    /// <param name="cine">The case.</param>
    /// <param name="models">The result's models, in order.</param>
    public MovieCine(MouseCine cine, IReadOnlyList<ModelResult> models)
    {
        _cine = cine;
        _models = models;
        _images = PackedBytes.Unpack(cine.Images);
        _labels = [.. cine.Labels.Select(l => (l, PackedBytes.Unpack(l.Labels)))];
    }

    /// <summary>Places of the slices in the case, from base to apex where the result says which end is which.</summary>
    public IReadOnlyList<int> Slices(EvaluationResult result)
    {
        int[] places = [.. Enumerable.Range(0, _cine.Slices.Count)];
        var known = result.Montages.FirstOrDefault(m => m.Mouse == _cine.Mouse && m.IsComplete && m.Slices.Count > 1);
        return known is not null && known.Slices[0].Slice > known.Slices[^1].Slice ? [.. places.Reverse()] : places;
    }

    /// <summary>A slice of a frame with whatever labels there are; without the expert's where the frame was not contoured.</summary>
    /// <param name="frame">Place of the frame in the case.</param>
    /// <param name="slice">Place of the slice in the case.</param>
    public MontageSlice At(int frame, int slice)
    {
        byte[] Of(string model)
        {
            var found = _labels.FirstOrDefault(l => l.Of.Model == model);
            var at = found.Of is null ? -1 : found.Of.Frames.ToList().IndexOf(_cine.Frames[frame]);
            var size = _cine.Height * _cine.Width;
            return at < 0 ? [] : found.Labels.AsSpan(((at * _cine.Slices.Count) + slice) * size, size).ToArray();
        }

        return new MontageSlice(
            _cine.Slices[slice], _cine.Height, _cine.Width, Image(frame, slice), Of(string.Empty), [.. _models.Select(m => Of(m.Name))]);
    }

    private byte[] Image(int frame, int slice)
    {
        var (rows, columns) = ((_cine.Height + _cine.ImageStep - 1) / _cine.ImageStep,
            (_cine.Width + _cine.ImageStep - 1) / _cine.ImageStep);
        var start = ((frame * _cine.Slices.Count) + slice) * rows * columns;
        if (_images.Length < start + (rows * columns))
        {
            return [];
        }

        var image = new byte[_cine.Height * _cine.Width];
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = _images[start + (i / _cine.Width / _cine.ImageStep * columns) + (i % _cine.Width / _cine.ImageStep)];
        }

        return image;
    }
}
