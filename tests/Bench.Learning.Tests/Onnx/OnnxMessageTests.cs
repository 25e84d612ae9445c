using Bench.Learning.ModelFiles;

namespace Bench.Learning.Tests.Onnx;

/// <summary>
/// Bytes as the page on protobuf's encoding prints them: https://protobuf.dev/programming-guides/encoding (numbers, length-delimited
/// records, sub-messages, negative int64).
/// </summary>
public sealed class OnnxMessageTests
{
    [Fact]
    public void A_number_is_written_seven_bits_a_byte() => Assert.Equal("089601", Hex(new OnnxMessage().Add(1, 150)));

    [Fact]
    public void A_negative_number_takes_ten_bytes() => Assert.Equal("08FEFFFFFFFFFFFFFFFF01", Hex(new OnnxMessage().Add(1, -2)));

    [Fact]
    public void Text_follows_its_length() => Assert.Equal("120774657374696E67", Hex(new OnnxMessage().Add(2, "testing")));

    [Fact]
    public void A_message_within_another_follows_its_length() =>
        Assert.Equal("1A03089601", Hex(new OnnxMessage().Add(3, new OnnxMessage().Add(1, 150))));

    private static string Hex(OnnxMessage message) => Convert.ToHexString(message.Content.Span);
}
