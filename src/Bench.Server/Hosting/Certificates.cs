using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bench.Core;

namespace Bench.Server.Hosting;

/// <summary>Reads the certificate of a server.</summary>
internal static class Certificates
{
    /// <summary>Environment variable with the password of a PKCS#12 file.</summary>
    public const string PasswordVariable = "BENCH_CERTIFICATE_PASSWORD";

    /// <summary>Reads it.</summary>
    /// <param name="path">PEM file with certificate and key, or a PKCS#12 file.</param>
    /// <exception cref="InputException">It cannot be used.</exception>
    public static X509Certificate2 Read(string path)
    {
        try
        {
            if (Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12")
                return X509CertificateLoader.LoadPkcs12FromFile(path, Environment.GetEnvironmentVariable(PasswordVariable));
            using var pem = X509Certificate2.CreateFromPemFile(path);

            // Windows wants a key that is stored.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                path,
                $"is no certificate with a private key: {error.Message}",
                $"give a PEM file with both, or a .pfx file, with its password in {PasswordVariable}.",
                error);
        }
    }
}
