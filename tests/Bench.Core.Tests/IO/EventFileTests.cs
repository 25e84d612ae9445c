using System.Text;
using Bench.Core.IO;

namespace Bench.Core.Tests.IO;

public sealed class EventFileTests
{
    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xE3069283)] // the check value of CRC-32C in the catalogue of parametrised CRC algorithms
    public void The_checksum_is_CRC_32C(string text, uint expected) =>
        Assert.Equal(expected, EventFile.Crc32C(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Thirty_two_zeros_have_the_checksum_of_RFC_3720() =>
        Assert.Equal(0x8A9136AAu, EventFile.Crc32C(new byte[32])); // appendix B.4

    [Fact]
    public void The_bytes_are_those_that_TensorFlow_documents()
    {
        // By hand from event.proto and summary.proto; the masked checksums from a bitwise CRC in Python 3.11, which has both values above.
        var time = DateTimeOffset.FromUnixTimeSeconds(2);
        using var stream = new MemoryStream();

        EventFile.Write([new EventFile.Scalars(time, 300, [("a", 0.5)])], stream);

        byte[] length = [24, 0, 0, 0, 0, 0, 0, 0, 0xA3, 0x7F, 0x4B, 0x22];
        byte[] seconds = [0x09, 0, 0, 0, 0, 0, 0, 0, 0x40]; // field 1, eight bytes: 2.0
        byte[] version = [.. seconds, 0x1A, 13, .. "brain.Event:2"u8];
        byte[] scalar =
        [
            .. seconds, 0x10, 0xAC, 0x02, 0x2A, 10, 0x0A, 8, 0x0A, 1, (byte)'a', 0x15, 0, 0, 0, 0x3F,
        ]; // step 300 as a varint; 0.5
        byte[] expected = [.. length, .. version, 0xFF, 0x2E, 0xE0, 0xE7, .. length, .. scalar, 0xD1, 0x50, 0xDE, 0xB2];
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(stream.ToArray()));
    }
}
