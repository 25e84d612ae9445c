using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Server.Safety;

/// <summary>The secret that a request must know: 256 random bits, new with each start.</summary>
internal sealed class AccessToken
{
    private readonly byte[] _hash;

    /// <summary>Makes one.</summary>
    public AccessToken()
    {
        Text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _hash = Hash(Text);
    }

    /// <summary>The secret, in characters that need no escaping in an address.</summary>
    public string Text { get; }

    /// <summary>Whether a text is the secret. Hashes are compared, in a time that does not depend on where they differ.</summary>
    /// <param name="candidate">The text; null is not.</param>
    public bool Is(string? candidate) => candidate is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(candidate));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
