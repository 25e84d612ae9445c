using Bench.Core;
using Bench.Data.Hdf5;
using Bench.Data.Hdf5.Storage;

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
        var numbers = file.Numbers(part, path);
        if (!numbers.Element.IsFloatingPoint)
            throw new InputException(file.Path, $"{part} holds {numbers.Element.Name}, not floating-point numbers of 2, 4 or 8 bytes.", "store weights as float32.");
        var count = numbers.IsNull ? 0 : numbers.Extent.Aggregate((Int128)1, (product, extent) => product * extent);
        var inPlace = numbers.Layout is not StorageLayout.InChunks;
        if (count > most || (inPlace && count * numbers.Element.Bytes > file.Length))
        {
            throw new InputException(file.Path, $"{part} declares {string.Join(" × ", numbers.Extent)} values, more than can be.", "the file is damaged: fetch it again.");
        }

        return (System.Array.ConvertAll(numbers.Extent, n => (int)n), file.GuardPart(part, () => numbers.Element.ToSingles(numbers.ReadAll())));
    }
}
