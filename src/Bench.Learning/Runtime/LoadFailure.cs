using System.Globalization;

namespace Bench.Learning.Runtime;

/// <summary>Turns what the native loader says into a reason and a remedy.</summary>
internal static class LoadFailure
{
    // TorchSharp's native library is built against this version of glibc and cannot be made to run on an older one.
    private const double OldestGlibc = 2.34;

    /// <summary>Explains why libtorch did not load.</summary>
    /// <param name="failure">What was caught; the loader's own words are in the innermost exception.</param>
    public static TorchUnavailableException Explain(Exception failure)
    {
        var words = string.Join(' ', Chain(failure).Select(e => e.Message));
        var (reason, remedy) = Diagnose(words, GlibcAllocator.Version, OperatingSystem.IsLinux());
        return new TorchUnavailableException(reason, remedy, failure);
    }

    /// <summary>Reason and remedy for a loader's message.</summary>
    /// <param name="words">The loader's message.</param>
    /// <param name="glibc">Version of glibc, or null where there is none.</param>
    /// <param name="isLinux">True on Linux.</param>
    internal static (string Reason, string Remedy) Diagnose(string words, string? glibc, bool isLinux)
    {
        if (isLinux && glibc is null)
        {
            return (
                "this system's C library is not glibc, and libtorch is built for glibc only.",
                "use a distribution with glibc 2.34 or newer, such as Debian 12.");
        }

        if (glibc is not null && double.TryParse(glibc, CultureInfo.InvariantCulture, out var version) && version < OldestGlibc)
        {
            return (
                $"glibc {glibc} is older than the 2.34 that TorchSharp's native library needs.",
                "use a newer system, such as Debian 12, Ubuntu 22.04 or RHEL 9.");
        }

        if (words.Contains("GLIBCXX_", StringComparison.Ordinal))
        {
            return (
                $"the C++ library (libstdc++) is too old: {FirstLine(words)}",
                "build again from a clean checkout, so that the build can mark the version entry as weak, or install a newer libstdc++6.");
        }

        if (words.Contains("libgomp", StringComparison.Ordinal))
        {
            return ("the OpenMP library libgomp is missing.", "install it, for example: apt-get install libgomp1.");
        }

        return (
            $"the native library does not load: {FirstLine(words)}",
            "restore and build again for this platform; packages exist for linux-x64, win-x64 and osx-arm64.");
    }

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    /// <summary>The first line of a message.</summary>
    /// <param name="words">The message.</param>
    internal static string FirstLine(string words)
    {
        var end = words.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? words : words[..end];
    }
}
