using System.Buffers;
using System.Text;

namespace Bench.Learning.ModelFiles;

/// <summary>
/// One message of the ONNX format under construction, in protobuf's wire format (https://protobuf.dev/programming-guides/encoding): what
/// <see cref="WireField"/> reads. Field numbers are those of onnx.proto (ONNX 1.9 and later), named in <see cref="OnnxField"/>.
/// </summary>
internal sealed class OnnxMessage
{
    private const int NumberType = 0;
    private const int BytesType = 2;

    private readonly ArrayBufferWriter<byte> _content = new();

    /// <summary>The message's bytes.</summary>
    public ReadOnlyMemory<byte> Content => _content.WrittenMemory;

    /// <summary>Adds a whole number.</summary>
    public OnnxMessage Add(int field, long value)
    {
        WriteVarint(((ulong)field << 3) | NumberType);
        WriteVarint((ulong)value);
        return this;
    }

    /// <summary>Adds several whole numbers.</summary>
    public OnnxMessage Add(int field, IEnumerable<long> values)
    {
        foreach (var value in values)
        {
            Add(field, value);
        }

        return this;
    }

    /// <summary>Adds text.</summary>
    public OnnxMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds bytes.</summary>
    public OnnxMessage Add(int field, ReadOnlyMemory<byte> value)
    {
        WriteVarint(((ulong)field << 3) | BytesType);
        WriteVarint((ulong)value.Length);
        _content.Write(value.Span);
        return this;
    }

    /// <summary>Adds a message.</summary>
    public OnnxMessage Add(int field, OnnxMessage value) => Add(field, value.Content);

    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    private void WriteVarint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            _content.Write([(byte)(value | 0x80)]);
        }

        _content.Write([(byte)value]);
    }
}
