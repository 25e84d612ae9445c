using Bench.Core;
using Bench.Hdf5.Reading;

namespace Bench.Data.Keras;

/// <summary>Reads one array of weights.</summary>
internal static class KerasNumbers
{
    /// <summary>Shape and values of a data set, as float32.</summary>
    /// <param name="file">The file.</param>
    /// <param name="part">What messages call it.</param>
    /// <param name="path">Names from the root, divided by <c>/</c>.</param>
    /// <param name="most">The most values that there may be.</param>
    /// <exception cref="InputException">Not floating point, impossibly large, or not readable.</exception>
    public static (int[] Shape, float[] Values) Read(HdfFile file, string part, string path, long most)
    {
        var numbers = file.DataSet(part, path);
        if (!numbers.Element.IsFloatingPoint)
            throw new InputException(file.Path, $"{part} holds {numbers.Element.Name}, not floating-point numbers of 2, 4 or 8 bytes.", "store weights as float32.");
        if (numbers.Count > most || (!numbers.IsChunked && numbers.Count * numbers.Element.Bytes > file.Length))
        {
            throw new InputException(file.Path, $"{part} declares {string.Join(" × ", numbers.Extent)} values, more than can be.", "the file is damaged: fetch it again.");
        }

        return ([.. numbers.Extent.Select(n => (int)n)], numbers.Element.ToSingles(numbers.ReadAll()));
    }
}
