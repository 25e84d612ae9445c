using Bench.Core;
using Bench.Data.Hdf5;
using PureHDF;

namespace Bench.Data.Keras;

/// <summary>Reads one array of weights.</summary>
internal static class KerasNumbers
{
    // The largest array of the published network has 2.4 million values; far more than this is damage, not a network.
    private const long MostValues = 1L << 28;

    /// <summary>Shape and values of a data set, as float32.</summary>
    /// <param name="file">The file.</param>
    /// <param name="part">What messages call it.</param>
    /// <param name="data">The data set.</param>
    /// <exception cref="InputException">Not floating point, impossibly large, or not readable.</exception>
    public static (int[] Shape, float[] Values) Read(HdfFile file, string part, IH5Dataset data)
    {
        var (type, element) = file.GuardPart(part, () => (data.Type.Class, ElementType.Of(data.Type)));
        if (type != H5DataTypeClass.FloatingPoint || element is null)
        {
            throw new InputException(file.Path, $"{part} holds {type}, not floating-point numbers of 2, 4 or 8 bytes.", "store weights as float32.");
        }

        var stored = file.GuardPart(part, () => data.Space.Type == H5DataspaceType.Simple ? data.Space.Dimensions : []);
        var count = stored.Aggregate((Int128)1, (product, extent) => product * extent);
        var inPlace = file.GuardPart(part, () => data.Layout.Class != H5DataLayoutClass.Chunked);
        if (count > MostValues || (inPlace && count * element.Bytes > file.Length))
        {
            throw new InputException(file.Path, $"{part} declares {string.Join(" × ", stored)} values, more than can be.", "the file is damaged: fetch it again.");
        }

        var shape = System.Array.ConvertAll(stored, n => (int)n);
        return count == 0 ? (shape, []) : file.GuardPart(part, () => (shape, element.InOrderOf(data, null).ToSingles(data.Read<byte[]>())));
    }
}
