using System.Security.Cryptography;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Hashing;

/// <summary>Fingerprint of a file's bytes.</summary>
public static class FileHash
{
    /// <summary>SHA-256 (FIPS 180-4) of a file, 64 lower-case hexadecimal digits, as <c>sha256sum</c> prints it.</summary>
    /// <param name="path">The file, of any length.</param>
    /// <exception cref="InputException">The file is missing or cannot be read.</exception>
    public static string Sha256(string path)
    {
        try
        {
            using var stream = OrdinaryFile.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }
    }
}
