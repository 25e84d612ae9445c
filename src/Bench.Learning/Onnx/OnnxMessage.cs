using System.Buffers;
using Google.Protobuf;

namespace Bench.Learning.Onnx;

/// <summary>One message of the ONNX format under construction. Field numbers are those of onnx.proto (ONNX 1.9 and later), named in <see cref="OnnxField"/>.</summary>
internal sealed class OnnxMessage
{
    private readonly ArrayBufferWriter<byte> _content = new();

    /// <summary>The message's bytes.</summary>
    public ReadOnlyMemory<byte> Content => _content.WrittenMemory;

    /// <summary>Adds a whole number.</summary>
    public OnnxMessage Add(int field, long value) => Append(output =>
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    });

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
    public OnnxMessage Add(int field, string value) => Append(output =>
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    });

    /// <summary>Adds bytes.</summary>
    public OnnxMessage Add(int field, ReadOnlyMemory<byte> value) => Append(output =>
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
    });

    /// <summary>Adds a message.</summary>
    public OnnxMessage Add(int field, OnnxMessage value) => Add(field, value.Content);

    private OnnxMessage Append(Action<CodedOutputStream> write)
    {
        using var field = new MemoryStream();
        using (var output = new CodedOutputStream(field, leaveOpen: true))
        {
            write(output);
        }

        _content.Write(field.GetBuffer().AsSpan(0, (int)field.Length));
        return this;
    }
}
