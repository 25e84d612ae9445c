using System.Text;
using Google.Protobuf;

namespace Bench.Learning.Onnx;

/// <summary>Files of weights that an ONNX model keeps beside itself, as PyTorch's exporter writes large ones (<c>model.onnx.data</c>).</summary>
public static class OnnxExternalFiles
{
    private const string LocationKey = "location";

    /// <summary>The files that the arrays of a model's graph name, each once, in the order of their names.</summary>
    /// <param name="path">The model.</param>
    /// <returns>Paths; empty where there are none, or where the file is no model or cannot be read, which loading it says better.</returns>
    public static IReadOnlyList<string> Of(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return [.. Locations(File.ReadAllBytes(path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => Path.Combine(folder, name)).Where(File.Exists)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Locations(byte[] model) =>
        from graph in Messages(model, OnnxField.Model.Graph)
        from array in Messages(graph, OnnxField.Graph.Initializer)
        from entry in Messages(array, OnnxField.Tensor.ExternalData)
        where Messages(entry, OnnxField.Entry.Key).Any(k => Encoding.UTF8.GetString(k) == LocationKey)
        from location in Messages(entry, OnnxField.Entry.Value)
        select Encoding.UTF8.GetString(location);

    // What a field of a message holds, as often as it is there.
    private static List<byte[]> Messages(byte[] message, int field)
    {
        var found = new List<byte[]>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (tag == WireFormat.MakeTag(field, WireFormat.WireType.LengthDelimited))
            {
                found.Add(input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}
